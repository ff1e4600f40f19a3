import { type Outcome, ok, refused } from '#kernel'
import { showDate } from '#platform'
import { type Ctx, me, record } from '#platform/server'
import type { NewMeeting } from '../consultation.domain.ts'
import type { ConsultationId } from '../consultation-ids.ts'
import { consultationToAnswer } from './consultation.store.server.ts'
import { saveMeeting } from './meeting.store.server.ts'

export type RecordMeeting = NewMeeting & { readonly consultationId: ConsultationId }
export type RecordMeetingRefusal = 'closed' | 'day_ahead' | 'outside_dates' | 'nobody_came'

/** Writes down a meeting of a consultation: on one of its days, with at least one person. */
export async function recordMeeting(
  ctx: Ctx,
  { consultationId, ...meeting }: RecordMeeting,
): Promise<Outcome<string, RecordMeetingRefusal>> {
  const { closed, opensOn, closesOn } = await consultationToAnswer(ctx, consultationId)
  if (closed) return refused('closed')
  if (meeting.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  if (meeting.onDay < opensOn || meeting.onDay > closesOn)
    return refused('outside_dates', { field: 'onDay', from: showDate(opensOn), until: showDate(closesOn) })
  const came = Object.values(meeting.people).reduce((sum, one) => sum + one, 0)
  if (came === 0) return refused('nobody_came')
  const id = await saveMeeting(ctx, consultationId, meeting, me(ctx))
  await record(ctx, {
    chain: 'model',
    about: consultationId,
    name: 'model.consultation.meeting_recorded',
    payload: { meeting: id, on: meeting.onDay, came },
  })
  return ok(id)
}
