import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { inPoland } from '../meeting-changes/meeting-change.store.server.ts'
import { attendees } from '../meetings/call-meeting.server.ts'
import { type MeetingToHold, meetingToHold } from '../meetings/meeting.query.server.ts'
import { attendanceOf } from '../meetings/meeting.store.server.ts'
import { nextDates } from './next-dates.domain.ts'
import { MOST_DATES } from './propose-dates.schema.ts'

/** A meeting after another one, as it is proposed: the same team, place and hour, and those of the family who were asked to the last one. */
export type NextMeeting = {
  readonly body: string
  readonly place: string
  readonly link: string | null
  readonly leaveOut: readonly string[]
  readonly dates: readonly { readonly day: LocalDate; readonly time: string }[]
}
export type DatesToPropose = MeetingToHold & { readonly next: NextMeeting | null }

/** What a question about dates is asked from; `after` names the meeting that it comes after. */
export async function datesToPropose(ctx: Ctx, caseId: string, after?: string): Promise<DatesToPropose> {
  const loaded = await meetingToHold(ctx, caseId, after)
  const { meeting, known } = loaded
  if (meeting === null) return { ...loaded, next: null }
  const asked = await attendanceOf(ctx, meeting.id)
  const hour = await inPoland(ctx, meeting.plannedFor)
  const leaveOut = attendees(known, meeting.body).flatMap(({ subjectId }) =>
    subjectId !== null && !asked.some((one) => one.subjectId === subjectId) ? [subjectId] : [],
  )
  // Of a meeting told afterwards only the day is known.
  const time = hour.time === '00:00' ? '' : hour.time
  const dates = nextDates(hour.day, ctx.today, MOST_DATES).map((day) => ({ day, time }))
  const { body, place, link } = meeting
  return { ...loaded, next: { body, place, link, leaveOut, dates } }
}
