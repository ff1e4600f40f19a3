import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { factsToAct } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { seatsForMeetings } from '../meetings/call-meeting.server.ts'
import { attendanceOf } from '../meetings/meeting.store.server.ts'
import { addLiveMinutes, saveHeard, saveWay, touchFrame } from './live-minutes.store.server.ts'
import type { Way } from './minutes.domain.ts'
import { minutesToAct, type OfMeeting } from './minutes-here.server.ts'

export type BeginRefusal = 'already_begun' | 'not_planned'

/** Begins the minutes of a planned meeting: from now on everybody who takes part in the case may write in them. The act of whoever may call one. */
export async function beginMinutes(ctx: Ctx, input: OfMeeting): Promise<Outcome<null, BeginRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  await seatsForMeetings(ctx, known)
  const { meeting, live } = await minutesToAct(ctx, input)
  if (live !== null) return refused('already_begun')
  if (meeting.state !== 'planned' && meeting.state !== 'invited') return refused('not_planned')
  const no = await addLiveMinutes(ctx, { id: meeting.id, caseId: known.file.id })
  await concludeAct(ctx, known.file, { name: 'casework.minutes.begun', payload: { meeting: meeting.id, no } })
  return ok(null)
}

export type PresenceRefusal = 'minutes_closed' | 'not_listed'

/** Notes how one of those invited takes part, and whether the family heard the summary, while the minutes are open. */
export async function notePresence(
  ctx: Ctx,
  input: OfMeeting & { readonly ways: readonly { no: number; way: Way }[]; readonly familyHeard: boolean | null },
): Promise<Outcome<null, PresenceRefusal>> {
  const { file, meeting, state } = await minutesToAct(ctx, input)
  if (state !== 'open') return refused('minutes_closed')
  const listed = new Set((await attendanceOf(ctx, meeting.id)).map(({ no }) => no))
  if (input.ways.some(({ no }) => !listed.has(no))) return refused('not_listed')
  for (const one of input.ways) await saveWay(ctx, meeting.id, one)
  if (input.familyHeard !== null) await saveHeard(ctx, meeting.id, input.familyHeard)
  await touchFrame(ctx, meeting.id)
  await concludeAct(ctx, file, { name: 'casework.minutes.presence_noted', payload: { meeting: meeting.id } })
  return ok(null)
}
