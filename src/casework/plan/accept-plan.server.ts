import { Conflict, Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import { currentPlan, participatingAdults, responsibleInstitutions } from '#model'
import type { Upload } from '#platform'
import type { Ctx } from '#platform/server'
import { factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import { recordedFrom } from '../cases/recorded.schema.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { keepScan, type ScanRefusal } from '../forms/keep-scan.server.ts'
import { markStep, noteEvent } from '../steps/mark.store.server.ts'
import { type Seat, seatsOfMine } from '../team/seat.store.server.ts'
import type { AcceptPlanInput } from './accept-plan.schema.ts'
import {
  type AcceptedBy,
  type AuthorityRefusal,
  acceptanceStep,
  acceptingRoles,
  authorityRefusal,
  recordingRefusal,
} from './acceptance.domain.ts'
import { authorityFor } from './authority.query.server.ts'
import { latestPlan, saveAcceptance } from './plan.store.server.ts'

export type AcceptPlanRefusal =
  | AuthorityRefusal
  | ScanRefusal
  | 'no_plan'
  | 'not_in_this_stage'
  | 'waits_for'
  | 'nothing_to_accept'
  | 'how_missing'
  | 'day_ahead'

type Answer = AcceptPlanInput & { readonly caseId: string; readonly scan?: Upload | undefined }
/** Through which seat the answer is kept, and how it was given when it is somebody else's. */
type Given = { readonly seat: Seat; readonly recorded: Recorded | undefined }

/**
 * Keeps the answer of an adult of the family or of an institution to the plan as it stands. An institution answers for its own actions
 * alone, and none waits for another; what a body does under its own law is only noted and needs no answer (FORMAT.md, section 10).
 * Throws `Conflict` when a newer version was proposed meanwhile.
 */
export async function acceptPlan(ctx: Ctx, input: Answer): Promise<Outcome<null, AcceptPlanRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const open = await openTo(ctx, known, input)
  if (!open.ok) return open
  const { by, id } = partyOf(input)
  const given = by === 'per_adult' ? await byAdult(ctx, known, input) : await byInstitution(ctx, known, input, id)
  if (!given.ok) return given
  const { seat, recorded } = given.value
  const paper = { owner: seat.institution, of: 'plan', field: 'scan' }
  const scanned = await keepScan(ctx, known.file, recorded && input.scan, paper)
  if (!scanned.ok) return scanned
  const onDay = recorded?.onDay ?? ctx.today
  const shared = { caseId: known.file.id, onDay, recorded: recorded && { ...recorded, forWhom: id, ...scanned.value } }
  await saveAcceptance(ctx, {
    ...shared,
    planId: input.planId,
    subjectId: by === 'per_adult' ? id : null,
    institutionId: by === 'per_adult' ? null : id,
    decision: input.decision,
    hours: input.hours ?? null,
  })
  if (by === 'per_institution') await noteEvent(ctx, { ...shared, event: 'institution_answered', institutionId: id })
  const step = acceptanceStep(known.model, known.facts, by)?.step.id
  const done = { forKey: id, visitNo: known.file.visitNo, institutionId: seat.institution }
  if (step && input.decision === 'accepted') await markStep(ctx, { ...shared, ...done, step })
  const name = input.decision === 'accepted' ? 'casework.plan.accepted' : 'casework.plan.refused'
  await concludeAct(ctx, known.file, { name, payload: { plan: input.planId, for: id } })
  return ok(null)
}

function partyOf({ who }: AcceptPlanInput): { by: AcceptedBy; id: string } {
  const [kind, id = ''] = who.split(':')
  return { by: kind === 'person' ? 'per_adult' : 'per_institution', id }
}

/** Whether the version may be answered now: in the stage that asks for it, or later, for those who were silent then. */
async function openTo(ctx: Ctx, known: KnownCase, input: Answer): Promise<Outcome<null, AcceptPlanRefusal>> {
  const { file, model, facts } = known
  const plan = await latestPlan(ctx, file.id)
  if (!plan || file.closedOn !== null || !['proposed', 'active'].includes(plan.state)) return refused('no_plan')
  if (plan.id !== input.planId) throw new Conflict('a newer version of the plan was proposed')
  const { by, id } = partyOf(input)
  const step = acceptanceStep(model, facts, by)
  if (!step && plan.state === 'proposed') return refused('not_in_this_stage')
  if (step && step.waitsFor.length > 0) {
    return refused('waits_for', { step: step.waitsFor.map((one) => model.step(one).name.pl).join(', ') })
  }
  if (by === 'per_adult') {
    if (!participatingAdults(facts).some((adult) => adult.id === id)) throw new NotFound('adult')
    return ok(null)
  }
  const asked = responsibleInstitutions(currentPlan(facts)?.actions ?? [])
  return asked.includes(id) ? ok(null) : refused('nothing_to_accept', { field: 'who' })
}

async function byAdult(ctx: Ctx, known: KnownCase, input: Answer): Promise<Outcome<Given, AcceptPlanRefusal>> {
  await mayKeep(ctx, known.file.id)
  return recordedBy(ctx, known, input)
}

/** By its own people, when they may answer for it; otherwise recorded by those who keep the case. */
async function byInstitution(
  ctx: Ctx,
  known: KnownCase,
  input: Answer,
  id: string,
): Promise<Outcome<Given, AcceptPlanRefusal>> {
  const authority = await authorityFor(ctx, id, known.model.document.id)
  const roles = acceptingRoles(known.model)
  const own = (await seatsOfMine(ctx, known.file.id)).find((one) => one.institution === id && roles.includes(one.role))
  if (own && !input.recordedHow) {
    const wrong = authorityRefusal(authority, input.hours)
    const at = wrong === 'head_confirms' ? {} : { field: 'hours', limit: authority.hoursLimit }
    return wrong ? refused(wrong, at) : ok({ seat: own, recorded: undefined })
  }
  await mayKeep(ctx, known.file.id)
  const wrong = recordingRefusal(authority)
  return wrong ? refused(wrong, { field: 'who' }) : recordedBy(ctx, known, input)
}

async function recordedBy(ctx: Ctx, known: KnownCase, input: Answer): Promise<Outcome<Given, AcceptPlanRefusal>> {
  const recorded = recordedFrom(input)
  if (!recorded) return refused('how_missing', { field: input.recordedHow ? 'recordedOn' : 'recordedHow' })
  if (recorded.onDay > ctx.today) return refused('day_ahead', { field: 'recordedOn' })
  const seat = (await seatsOfMine(ctx, known.file.id)).find(({ keeper, sees }) => keeper && sees === 'names')
  if (!seat) throw new Forbidden('casework.acceptance.record')
  return ok({ seat, recorded })
}
