import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { participatingAdults } from '#model'
import type { Ctx } from '#platform/server'
import { factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { keepTogether, mayMeet, type TogetherRefusal } from '../compartments/together.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { type Seat, seatsOfMine } from '../team/seat.store.server.ts'
import type { CallMeetingInput } from './call-meeting.schema.ts'
import { bodiesOf, mayCallMeeting, meetingStepsOfMine } from './meeting.domain.ts'
import { addAttendance, addMeeting } from './meeting.store.server.ts'
import type { Attendee } from './meeting-row.domain.ts'
import { settleStandIns } from './stand-in-guests.server.ts'
import { tellInvited } from './tell-invited.server.ts'

export type CallMeetingRefusal =
  | 'body_unknown'
  | 'step_unknown'
  | 'other_body'
  | 'waits_for'
  | 'day_past'
  | 'place_shielded'
  | TogetherRefusal
  | 'case_closed'

type Calling = Omit<CallMeetingInput, 'leaveOut' | 'link'> &
  Partial<Pick<CallMeetingInput, 'leaveOut' | 'link'>> & { readonly caseId: string }

/**
 * Calls a meeting about a case and invites the members of the body, and the adults of the family to a meeting of their own team. Notices go
 * to workers with accounts and name no family; others are invited as people do.
 */
export async function callMeeting(
  ctx: Ctx,
  { leaveOut = [], ...input }: Calling,
): Promise<Outcome<string, CallMeetingRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const { file } = known
  const seats = await seatsForMeetings(ctx, known)
  if (file.closedOn !== null) return refused('case_closed')
  if (input.day < ctx.today) return refused('day_past', { field: 'day' })
  const wrong = wrongSteps(known, seats, input)
  if (wrong) return wrong
  if (await tellsShielded(ctx, file.id, input.place, input.link ?? ''))
    return refused('place_shielded', { field: 'place' })
  const invited = attendees(known, input.body).filter(
    ({ subjectId }) => subjectId === null || !leaveOut.includes(subjectId),
  )
  const together = await mayMeet(ctx, file, invited, input.together)
  if (!together.ok) return together
  const meetingId = await addMeeting(ctx, { ...input, caseId: file.id })
  const asked = invited.map((one) => ({ ...one, present: null }))
  await addAttendance(ctx, { id: meetingId, caseId: file.id, from: 1 }, asked)
  await settleStandIns(ctx, meetingId)
  await noteEvent(ctx, { caseId: file.id, event: 'meeting_planned', of: input.body, onDay: input.day })
  await noteEvent(ctx, { caseId: file.id, event: 'invitations_sent', of: input.body, onDay: ctx.today })
  await tellInvited(ctx, known, { id: meetingId, body: input.body }, 'meeting_called')
  await keepTogether(ctx, file, together.value, meetingId)
  const payload = { meeting: meetingId, body: input.body, day: input.day }
  await concludeAct(ctx, file, { name: 'casework.meeting.called', payload })
  return ok(meetingId)
}

/** My seats by which I may call a meeting; throws `Forbidden` without one. */
export async function seatsForMeetings(ctx: Ctx, { file, model }: KnownCase): Promise<readonly Seat[]> {
  const seats = (await seatsOfMine(ctx, file.id)).filter(({ sees }) => sees === 'names')
  const roles = seats.map(({ role }) => role)
  if (!mayCallMeeting(model, roles)) throw new Forbidden('casework.meeting.call')
  return seats
}

/** One meeting may fulfil several meeting steps, all of its own body and all mine to do (FORMAT.md, section 9). */
export function wrongSteps(
  { model, facts }: KnownCase,
  seats: readonly Seat[],
  input: { body: string; steps: readonly string[] },
) {
  if (!bodiesOf(model).includes(input.body)) return refused('body_unknown', { field: 'body' })
  const roles = seats.map(({ role }) => role)
  const open = meetingStepsOfMine(model, facts, roles)
  const chosen = input.steps.map((id) => open.find(({ step }) => step.id === id))
  if (chosen.some((one) => one === undefined)) return refused('step_unknown', { field: 'steps' })
  if (chosen.some((one) => one?.step.body !== input.body)) return refused('other_body', { field: 'steps' })
  const first = chosen.flatMap((one) => one?.waitsFor ?? []).filter((id) => !input.steps.includes(id))
  const step = first.map((id) => model.step(id).name.pl).join(', ')
  return first.length > 0 ? refused('waits_for', { field: 'steps', step }) : null
}

/** The members of a body, and with the case's own team the adults of the family who take part. */
export function attendees({ model, facts }: KnownCase, body: string): readonly Attendee[] {
  const workers = facts.members
    .filter((member) => member.active && member.body === body && member.institution !== null)
    .map(({ person, institution }) => ({ personId: person, institutionId: institution, subjectId: null }))
  const once = [...new Map(workers.map((one) => [`${one.personId} ${one.institutionId}`, one])).values()]
  if (model.body(body).lifetime !== 'per_case') return once
  const family = participatingAdults(facts).map(({ id }) => ({ personId: null, institutionId: null, subjectId: id }))
  return [...once, ...family]
}

/** Names an attendee in a form. */
export const attendeeKey = ({ personId, institutionId, subjectId }: Attendee): string =>
  subjectId === null ? `worker:${personId}:${institutionId}` : `family:${subjectId}`
