import { CaseId, InstitutionId, NotFound, type Outcome, ok, refused } from '#kernel'
import { limitsBroken } from '#model'
import { type Ctx, type FileRefusal, me, record } from '#platform/server'
import { institutionsWithoutClause } from '#protection/server'
import { factsOf } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { familyCategories } from '../families/categories.domain.ts'
import { enterPerson } from '../families/enter-person.server.ts'
import { nextCode, saveCase } from '../opening/opening.store.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { leadCandidates } from '../team/lead.query.server.ts'
import { giveSeat, missingNeeds } from '../team/seat.store.server.ts'
import { endSeat, seatsHeld } from '../team/team.store.server.ts'
import { keepPapers } from './keep-papers.server.ts'
import { keepScans } from './keep-scans.server.ts'
import { keepWay } from './keep-way.server.ts'
import { type PersonEntered, passed, type Taken } from './taken.domain.ts'
import { takeoverOffer } from './takeover.query.server.ts'
import type { TakeOverInput } from './takeover.schema.ts'
import { casesOfSamePeople, undoneWhenRefused } from './takeover.store.server.ts'
import { asksOf } from './takeover-asks.ts'
import { dayOutOfOrder, visitsOf } from './way.domain.ts'

export type TakeOverRefusal =
  | Exclude<FileRefusal, 'file_missing'>
  | 'not_offered'
  | 'needs_missing'
  | 'no_clause'
  | 'lead_unknown'
  | 'day_ahead'
  | 'days_out_of_order'
  | 'plan_ends_early'
  | 'same_people'
  | 'too_many_cases'
  | 'plan_elsewhere'
  | 'over_envelope'

/**
 * Takes over a case that was worked with on paper: it stands in its stage from now on, and all that was passed before is marked as taken over
 * from paper, by whom and when. Only for whoever may begin cases in an institution that keeps them; others get `Forbidden`.
 */
export async function takeOverCase(ctx: Ctx, input: TakeOverInput): Promise<Outcome<CaseId, TakeOverRefusal>> {
  const prepared = await prepare(ctx, input)
  if (!prepared.ok) return prepared
  return undoneWhenRefused(ctx, () => writeDown(ctx, input, prepared.value))
}

async function prepare(ctx: Ctx, input: TakeOverInput): Promise<Outcome<Taken, TakeOverRefusal>> {
  const chosen: Readonly<Record<string, string>> = { unitCode: input.unitCode, kind: input.kind, place: input.place }
  const asks = asksOf(await takeoverOffer(ctx), (name) => chosen[name] ?? '')
  const seat = asks?.unit.seats[input.kind]
  if (!asks || !seat) return refused('not_offered', { field: 'place' })
  const { unit, kind, way, brought } = asks
  const visits = visitsOf(unit.model, way, input.days, input.beganOn)
  const wrong = dayOutOfOrder(visits, ctx.today)
  if (wrong !== null) {
    const field = wrong === 0 ? 'beganOn' : `day.${wrong}`
    return refused((visits[wrong]?.on ?? ctx.today) > ctx.today ? 'day_ahead' : 'days_out_of_order', { field })
  }
  const early = wrongDay(ctx, input)
  if (early) return early
  const wanted = { versionId: unit.versionId, personId: me(ctx), institutionId: seat.keeper, role: seat.role }
  const lacking = await missingNeeds(ctx, { ...wanted, keeper: true })
  if (lacking.length > 0) {
    return refused('needs_missing', { agreements: lacking.map((one) => unit.model.agreement(one).name.pl).join(', ') })
  }
  const [silent] = await institutionsWithoutClause(ctx, [seat.keeper])
  if (silent) return refused('no_clause', { institution: silent.name })
  return ok({ ...seat, unit, kind, visits, brought, id: CaseId.parse(ctx.newId()) })
}

/** What was signed or held on paper has been; a plan does not end before it was signed. */
function wrongDay(ctx: Ctx, { people, plan, reviewedOn }: TakeOverInput) {
  const days = [
    ...people.map(({ row, consent }) => ({ field: `people.${row}.consentOn`, day: consent?.consentOn })),
    { field: 'planSignedOn', day: plan?.signedOn },
    { field: 'reviewedOn', day: reviewedOn },
  ]
  const ahead = days.find(({ day }) => day !== undefined && day > ctx.today)
  if (ahead) return refused('day_ahead', { field: ahead.field })
  if (plan?.signedOn && plan.until < plan.signedOn) return refused('plan_ends_early', { field: 'planUntil' })
  return null
}

async function writeDown(ctx: Ctx, input: TakeOverInput, taken: Taken): Promise<Outcome<CaseId, TakeOverRefusal>> {
  const people = await foundCase(ctx, input, taken)
  await keepWay(ctx, input, taken)
  const scans = await keepScans(ctx, input, taken)
  if (!scans.ok) return scans
  await keepPapers(ctx, { input, taken, people, scans: scans.value })
  const free = await withinLimits(ctx, taken, input.knowingly)
  if (!free.ok) return free
  const led = await giveLead(ctx, input.lead, taken)
  if (!led.ok) return led
  await settleClocks(ctx, { id: taken.id, model: taken.unit.model, migrations: 0 })
  const stage = passed(taken).stage.id
  const payload = { unit: taken.unit.unitCode, keeper: taken.keeper, to: stage, began: input.beganOn }
  await record(ctx, { chain: 'case', about: taken.id, name: 'casework.case.taken_over', payload })
  return ok(taken.id)
}

/** The case in its stage, my seat in it, and its persons in the order of the page. */
async function foundCase(ctx: Ctx, input: TakeOverInput, taken: Taken): Promise<readonly PersonEntered[]> {
  const { id, unit, kind, keeper, role, visits } = taken
  await saveCase(ctx, {
    ...{ id, kind, unitCode: unit.unitCode, versionId: unit.versionId, keeper: InstitutionId.parse(keeper) },
    code: await nextCode(ctx),
    process: unit.model.caseProcess(kind).id,
    stage: passed(taken).stage.id,
    openedOn: input.beganOn,
    visitNo: visits.length,
  })
  await giveSeat(ctx, { caseId: id, personId: me(ctx), institutionId: keeper, role, fromOn: ctx.today, by: me(ctx) })
  if (kind === 'group') {
    const body = { given: null, family: input.called ?? '', born: null, phone: null, safeContact: null }
    const category = familyCategories(unit.model).identity
    await writeItem(ctx, { caseId: id, keeper, owner: keeper, kind: 'identity', category, subjectId: null, body })
  }
  const entered: PersonEntered[] = []
  for (const { row, person, consent } of input.people) {
    const done = await enterPerson(ctx, { ...person, caseId: id })
    if (!done.ok) throw new Error('a case just taken over is open')
    entered.push({ row, consent, id: done.value })
  }
  return entered
}

/** Limits of the model hold as for any other case; a person who is in another case of mine is asked about. */
async function withinLimits(
  ctx: Ctx,
  { id, unit }: Taken,
  knowingly: boolean,
): Promise<Outcome<null, TakeOverRefusal>> {
  const codes = knowingly ? [] : await casesOfSamePeople(ctx, id)
  if (codes.length > 0) return refused('same_people', { field: 'knowingly', codes: codes.join(', ') })
  const { facts } = await factsOf(ctx, await caseFile(ctx, id))
  const [broken] = limitsBroken(unit.model, facts)
  if (!broken) return ok(null)
  const params = broken.missing[0]?.params ?? {}
  if (broken.rule === 'open_cases_at_most') return refused('too_many_cases', { ...params, field: 'place' })
  return refused(broken.rule === 'one_active_plan' ? 'plan_elsewhere' : 'over_envelope', { field: 'place' })
}

/** Somebody else leads from now on; whoever took the case over keeps their place until the end of the day. */
async function giveLead(
  ctx: Ctx,
  lead: string | undefined,
  { id, keeper, role }: Taken,
): Promise<Outcome<null, TakeOverRefusal>> {
  if (lead === undefined || lead === me(ctx)) return ok(null)
  const able = await leadCandidates(ctx, await caseFile(ctx, id))
  if (!able.some(({ personId }) => personId === lead)) return refused('lead_unknown', { field: 'lead' })
  const mine = (await seatsHeld(ctx, id)).find(({ personId }) => personId === me(ctx))
  if (!mine) throw new NotFound('seat')
  await giveSeat(ctx, { caseId: id, personId: lead, institutionId: keeper, role, fromOn: ctx.today, by: me(ctx) })
  await endSeat(ctx, mine)
  return ok(null)
}
