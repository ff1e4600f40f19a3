import type { InstitutionId, LocalDate, Outcome } from '#kernel'
import { ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { hoursOf } from './hours.domain.ts'
import { type Decided, type Described, type Incident, type IncidentId, openEnds } from './incident.domain.ts'
import { incidentToKeep, saveClosed, saveDecisions, saveDescription } from './incident.store.server.ts'
import { instantInPoland } from './poland-time.domain.ts'

type Kept = { readonly institutionId: InstitutionId; readonly incidentId: IncidentId; readonly version: number }

export type DescribeRefusal = 'closed'
/** Fills in what the form of the supervisory authority asks, as far as it is known. Throws NotFound, Forbidden and Conflict. */
export async function describeIncident(
  ctx: Ctx,
  { institutionId, incidentId, version, ...what }: Kept & Described,
): Promise<Outcome<IncidentId, DescribeRefusal>> {
  const incident = await incidentToKeep(ctx, institutionId, incidentId)
  if (incident.closedOn) return refused('closed')
  await saveDescription(ctx, incident, version, what)
  await tell(ctx, incident, 'described')
  return ok(incidentId)
}

/** A day and an hour on the clocks of Poland; both or neither. */
export type Told = { readonly on: LocalDate | null; readonly time: string | null }
export type DecideInput = Kept &
  Pick<Decided, 'notifyOffice' | 'notifyReason' | 'lateReason' | 'tellPeople' | 'tellReason' | 'peopleToldOn'> & {
    readonly office: Told
    readonly earlyWarning: Told
    readonly security: Told
  }
export type DecideRefusal =
  | 'closed'
  | 'reason_missing'
  | 'not_decided'
  | 'time_missing'
  | 'told_before_found'
  | 'told_in_future'
  | 'late_reason_missing'

/**
 * Writes down whether the authority and the people are told of a breach, why or why not, and when they were (RODO art. 33 par. 1 and 5, art.
 * 34); of an incident of security, when the CSIRT was. Told later than in 72 hours, the reason for the delay is kept. Throws NotFound, Forbidden and Conflict.
 */
export async function decideIncident(ctx: Ctx, input: DecideInput): Promise<Outcome<IncidentId, DecideRefusal>> {
  const { institutionId, incidentId, version } = input
  const incident = await incidentToKeep(ctx, institutionId, incidentId)
  if (incident.closedOn) return refused('closed')
  const decisions: Decided = {
    ...{ notifyOffice: input.notifyOffice, notifyReason: input.notifyReason, lateReason: input.lateReason },
    ...{ tellPeople: input.tellPeople, tellReason: input.tellReason, peopleToldOn: input.peopleToldOn },
    officeToldAt: toldAt(input.office),
    earlyWarningAt: toldAt(input.earlyWarning),
    securityToldAt: toldAt(input.security),
  }
  const wrong = wrongMoment(ctx, incident, input, decisions) ?? wrongDecision(ctx, incident, decisions)
  if (wrong) return wrong
  await saveDecisions(ctx, incident, version, decisions)
  await tell(ctx, incident, 'decided', { office: decisions.notifyOffice, people: decisions.tellPeople })
  return ok(incidentId)
}

const toldAt = ({ on, time }: Told): Date | null => (on && time ? instantInPoland(on, time) : null)

const MOMENTS = [
  ['office', 'officeToldAt'],
  ['earlyWarning', 'earlyWarningAt'],
  ['security', 'securityToldAt'],
] as const

function wrongMoment(ctx: Ctx, { foundAt }: Incident, input: DecideInput, decisions: Decided) {
  for (const [told, kept] of MOMENTS) {
    const { on, time } = input[told]
    if ((on === null) !== (time === null)) return refused('time_missing', { field: `${told}_time` })
    const at = decisions[kept]
    if (at && at < foundAt) return refused('told_before_found', { field: `${told}_on` })
    if (at && at > ctx.now) return refused('told_in_future', { field: `${told}_on` })
  }
  if (decisions.peopleToldOn && decisions.peopleToldOn > ctx.today) {
    return refused('told_in_future', { field: 'peopleToldOn' })
  }
  return null
}

function wrongDecision(ctx: Ctx, { foundAt }: Incident, decisions: Decided) {
  const { notifyOffice, notifyReason, officeToldAt, lateReason, tellPeople, tellReason, peopleToldOn } = decisions
  if (notifyOffice !== null && !notifyReason) return refused('reason_missing', { field: 'notifyReason' })
  if (tellPeople !== null && !tellReason) return refused('reason_missing', { field: 'tellReason' })
  if (officeToldAt && !notifyOffice) return refused('not_decided', { field: 'notifyOffice' })
  if (peopleToldOn && !tellPeople) return refused('not_decided', { field: 'tellPeople' })
  const late = officeToldAt && hoursOf('office', foundAt, officeToldAt, ctx.now).state === 'late'
  if (late && !lateReason) return refused('late_reason_missing', { field: 'lateReason' })
  return null
}

export type CloseRefusal = 'closed' | 'open_ends'
/** Closes an incident once every decision is made and what was decided is done. Throws NotFound and Forbidden. */
export async function closeIncident(
  ctx: Ctx,
  { institutionId, incidentId }: Omit<Kept, 'version'>,
): Promise<Outcome<IncidentId, CloseRefusal>> {
  const incident = await incidentToKeep(ctx, institutionId, incidentId)
  if (incident.closedOn) return refused('closed')
  if (openEnds(incident).length > 0) return refused('open_ends')
  await saveClosed(ctx, incidentId, ctx.today)
  await tell(ctx, incident, 'closed')
  return ok(incidentId)
}

async function tell(
  ctx: Ctx,
  { id, no, institutionId }: Incident,
  what: 'described' | 'decided' | 'closed',
  more: Readonly<Record<string, boolean | null>> = {},
): Promise<void> {
  const payload = { incident: id, no, ...more }
  await record(ctx, { chain: 'institution', about: institutionId, name: `protection.incident.${what}`, payload })
}
