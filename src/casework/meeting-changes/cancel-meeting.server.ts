import { Conflict, type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { factsToAct } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { seatsForMeetings } from '../meetings/call-meeting.server.ts'
import { meetingRow, saveCancelled } from '../meetings/meeting.store.server.ts'
import { tellInvited } from '../meetings/tell-invited.server.ts'
import type { CancelMeetingInput } from './change-meeting.schema.ts'
import { addChange } from './meeting-change.store.server.ts'
import type { Changed } from './move-meeting.server.ts'

type Cancelling = CancelMeetingInput & { readonly caseId: string; readonly meetingId: string }
export type CancelMeetingRefusal = 'already_held' | 'place_shielded'

/**
 * Calls off a meeting that has not taken place, with the reason; everybody who is invited is told, and it goes out of their calendars.
 * Throws `Conflict` when the meeting changed meanwhile.
 */
export async function cancelMeeting(ctx: Ctx, input: Cancelling): Promise<Outcome<null, CancelMeetingRefusal>> {
  const cancelled = await cancelUntold(ctx, input)
  if (!cancelled.ok) return cancelled
  await tellInvited(ctx, cancelled.value.known, cancelled.value.meeting, 'meeting_called_off')
  return ok(null)
}

/** The same for one of several meetings that are called off together: whoever does so tells of all at once. */
export async function cancelUntold(ctx: Ctx, input: Cancelling): Promise<Outcome<Changed, CancelMeetingRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  await seatsForMeetings(ctx, known)
  const meeting = await meetingRow(ctx, known.file.id, input.meetingId)
  if (meeting.rowVersion !== input.rowVersion) throw new Conflict('the meeting was changed meanwhile', meeting.state)
  if (meeting.state !== 'planned' && meeting.state !== 'invited') return refused('already_held')
  if (await tellsShielded(ctx, known.file.id, input.reason)) return refused('place_shielded', { field: 'reason' })
  await addChange(ctx, { ...meeting, caseId: known.file.id }, { what: 'cancelled', reason: input.reason })
  await saveCancelled(ctx, meeting)
  const payload = { meeting: meeting.id, body: meeting.body }
  await concludeAct(ctx, known.file, { name: 'casework.meeting.cancelled', payload })
  return ok({ known, meeting })
}
