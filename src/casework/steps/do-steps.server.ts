import { Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { mayDoStep, type Step, SUPPORTS, type Support } from '#model'
import { type Ctx, me, record } from '#platform/server'
import { factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { openingRoles } from '../opening/opening.domain.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { leadCandidates } from '../team/lead.query.server.ts'
import { giveSeat, type Seat, seatsOfMine } from '../team/seat.store.server.ts'
import { endSeat, mayRecordFor, seatsHeld } from '../team/team.store.server.ts'
import { markStep, noteEvent } from './mark.store.server.ts'
import { mayAppointLead, stepWay } from './step-way.domain.ts'

export type DoStepsInput = {
  readonly caseId: string
  /** The step asked for, then those done with the same confirmation. */
  readonly steps: readonly string[]
  readonly onDay: LocalDate
  readonly note?: string | undefined
  readonly recorded?: Recorded | undefined
  /** Who leads the work from now on. */
  readonly lead?: string | undefined
  readonly support?: Support | undefined
  readonly hours?: number | undefined
}
export type DoStepsRefusal =
  | 'not_in_this_stage'
  | 'waits_for'
  | 'day_ahead'
  | 'before_opening'
  | 'statements_missing'
  | 'lead_unknown'
  | 'support_missing'
  | 'not_here'

/** Puts one step, or several one after another, on record with one confirmation; each is a fact of its own (FORMAT.md, section 9). */
export async function doSteps(ctx: Ctx, input: DoStepsInput): Promise<Outcome<null, DoStepsRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  if (input.onDay < known.file.openedOn) return refused('before_opening', { field: 'onDay' })
  const planned = await plan(ctx, known, input)
  if (!planned.ok) return planned
  for (const { step, seat } of planned.value) await markOne(ctx, known, step, seat, input)
  const [first] = planned.value
  if (first && input.note) await writeNote(ctx, known.file, first, input.note)
  await settleClocks(ctx, known.file)
  if (input.lead && first && mayAppointLead(first.step)) await appoint(ctx, known.file, input.lead)
  const steps = planned.value.map(({ step }) => step.id)
  await record(ctx, { chain: 'case', about: known.file.id, name: 'casework.step.done', payload: { steps } })
  return ok(null)
}

type Planned = { readonly step: Step; readonly seat: Seat }

/** Judges every step before anything is written: each as if those before it were done already. */
async function plan(
  ctx: Ctx,
  known: KnownCase,
  input: DoStepsInput,
): Promise<Outcome<readonly Planned[], DoStepsRefusal>> {
  const { model } = known
  const seats = await seatsOfMine(ctx, known.file.id)
  const planned: Planned[] = []
  for (const id of input.steps) {
    const before = planned.map(({ step }) => ({ step: step.id, on: input.onDay, visit: known.file.visitNo }))
    const facts = { ...known.facts, stepsDone: [...known.facts.stepsDone, ...before] }
    const step = model.step.find(id)
    if (!step || !['plain', 'statements'].includes(stepWay(model, step))) return refused('not_here')
    const seat = await seatFor(ctx, known.file, step, seats, input.recorded)
    const may = mayDoStep(model, facts, id, step.by.includes(seat.role) ? seat.role : (step.by[0] ?? ''))
    if (!may.ok && may.refusal === 'not_yours') throw new Forbidden('casework.step.do')
    if (!may.ok)
      return refused(may.refusal === 'waits_for' ? 'waits_for' : 'not_in_this_stage', namesOf(known, may.why))
    if (step.kind === 'support' && !step.support?.some((one) => one === input.support)) {
      return refused('support_missing', { field: 'support' })
    }
    planned.push({ step, seat })
  }
  const statements = planned.find(({ step }) => stepWay(model, step) === 'statements')
  if (statements && (await membersWithout(known)).length > 0) return refused('statements_missing')
  if (input.lead !== undefined) {
    await mayKeep(ctx, known.file.id)
    if (!(await leadCandidates(ctx, known.file)).some(({ personId }) => personId === input.lead)) {
      return refused('lead_unknown', { field: 'lead' })
    }
  }
  return ok(planned)
}

const namesOf = ({ model }: KnownCase, { steps }: Readonly<Record<string, unknown>>) => ({
  step: (Array.isArray(steps) ? steps : []).map((id) => model.step(String(id)).name.pl).join(', '),
})

/** Through my own seat; or, for somebody without an account, through the seat by which I may record it. */
async function seatFor(
  ctx: Ctx,
  file: CaseFile,
  step: Step,
  seats: readonly Seat[],
  recorded: Recorded | undefined,
): Promise<Seat> {
  const own = seats.find(({ role }) => step.by.includes(role))
  if (own) return own
  const writing = seats.find(({ sees }) => sees === 'names')
  if (writing && recorded && (await mayRecordFor(ctx, file.id, step.id))) return writing
  throw new Forbidden('casework.step.do')
}

/** Workers of the case's own team who have no statement of confidentiality in force. */
export async function membersWithout({ model, facts }: KnownCase): Promise<readonly string[]> {
  const own = model.body.all.filter(({ lifetime }) => lifetime === 'per_case').map(({ id }) => id)
  const people = facts.members.filter(({ active, body }) => active && own.includes(body)).map(({ person }) => person)
  const signed = (person: string) =>
    facts.statements.some(
      (one) => one.person === person && one.from <= facts.today && (one.to === null || one.to >= facts.today),
    )
  return [...new Set(people)].filter((person) => !signed(person))
}

async function markOne(ctx: Ctx, known: KnownCase, step: Step, seat: Seat, input: DoStepsInput): Promise<void> {
  const { file } = known
  const support = SUPPORTS.find((one) => one === input.support && step.kind === 'support')
  await markStep(ctx, {
    caseId: file.id,
    step: step.id,
    visitNo: file.visitNo,
    forKey: support,
    hours: support ? input.hours : undefined,
    onDay: input.onDay,
    institutionId: seat.institution,
    recorded: step.by.includes(seat.role) ? undefined : input.recorded,
  })
  if (support) await noteEvent(ctx, { caseId: file.id, event: 'support_held', onDay: input.onDay })
}

async function writeNote(ctx: Ctx, file: CaseFile, { step, seat }: Planned, note: string): Promise<void> {
  await writeItem(ctx, {
    caseId: file.id,
    keeper: file.keeper,
    owner: seat.institution,
    kind: 'note',
    category: courseCategory(file.model),
    body: { step: step.id, text: note },
  })
}

/** The chosen worker leads from today; whoever led before for the same institution does so no more. */
async function appoint(ctx: Ctx, file: CaseFile, personId: string): Promise<void> {
  const [lead] = openingRoles(file.model, file.subjectKind)
  if (!lead) return
  const held = (await seatsHeld(ctx, file.id)).filter(({ role }) => role === lead.id)
  if (!held.some((seat) => seat.personId === personId)) {
    const seat = { caseId: file.id, personId, institutionId: file.keeper, role: lead.id }
    await giveSeat(ctx, { ...seat, fromOn: ctx.today, by: me(ctx) })
  }
  for (const seat of held.filter((one) => one.personId !== personId)) await endSeat(ctx, seat)
}
