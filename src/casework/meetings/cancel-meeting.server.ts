import { Conflict, type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { factsToAct } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { seatsForMeetings } from './call-meeting.server.ts'
import { meetingRow, saveCancelled } from './meeting.store.server.ts'

export type CancelMeetingRefusal = 'already_held'

/** Calls off a meeting that has not taken place. Throws `Conflict` when the meeting changed meanwhile. */
export async function cancelMeeting(
  ctx: Ctx,
  input: { readonly caseId: string; readonly meetingId: string; readonly rowVersion: number },
): Promise<Outcome<null, CancelMeetingRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  await seatsForMeetings(ctx, known)
  const meeting = await meetingRow(ctx, known.file.id, input.meetingId)
  if (meeting.rowVersion !== input.rowVersion) throw new Conflict('the meeting was changed meanwhile', meeting.state)
  if (meeting.state !== 'planned' && meeting.state !== 'invited') return refused('already_held')
  await saveCancelled(ctx, meeting)
  const payload = { meeting: meeting.id, body: meeting.body }
  await concludeAct(ctx, known.file, { name: 'casework.meeting.cancelled', payload })
  return ok(null)
}
