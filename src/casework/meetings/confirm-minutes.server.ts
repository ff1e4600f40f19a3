import { Conflict, Forbidden, type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { chairs } from './meeting.domain.ts'
import { meetingRow, saveConfirmed } from './meeting.store.server.ts'

export type ConfirmMinutesRefusal = 'not_held'

/** Confirms the minutes and who came: the act of whoever chairs the body. Throws `Conflict` when the meeting changed meanwhile. */
export async function confirmMinutes(
  ctx: Ctx,
  input: { readonly caseId: string; readonly meetingId: string; readonly rowVersion: number },
): Promise<Outcome<null, ConfirmMinutesRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const meeting = await meetingRow(ctx, file.id, input.meetingId)
  const seats = await seatsOfMine(ctx, file.id)
  if (!seats.some((seat) => chairs(file.model, meeting.body, seat))) throw new Forbidden('casework.meeting.confirm')
  if (meeting.rowVersion !== input.rowVersion) throw new Conflict('the meeting was changed meanwhile', meeting.state)
  if (meeting.state !== 'held') return refused('not_held')
  await saveConfirmed(ctx, meeting)
  await noteEvent(ctx, { caseId: file.id, event: 'minutes_confirmed', of: meeting.body, onDay: ctx.today })
  const payload = { meeting: meeting.id, body: meeting.body }
  await concludeAct(ctx, file, { name: 'casework.minutes.confirmed', payload })
  return ok(null)
}
