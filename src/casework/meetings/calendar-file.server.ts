import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { NotFound } from '#kernel'
import { type Making, record } from '#platform/server'
import { printMade } from '../prints/print-of-case.ts'
import { meetingView } from './meeting.query.server.ts'
import { MeetingParams } from './meeting-paths.ts'
import type { MeetingState } from './meeting-row.domain.ts'

/** How long a meeting takes in a calendar: nobody writes down when it will end (inferred). */
const MINUTES = 60

/** A meeting as a calendar takes it: nothing of the family, nor where it is, which may be its home. */
export type CalendarEntry = {
  readonly id: string
  readonly code: string
  readonly plannedFor: Date
  readonly state: MeetingState
  /** Rises with each change, so that a calendar knows which file is the newer one. */
  readonly rowVersion: number
}

type Words = { readonly title: string; readonly details: string }
/** What goes by mail: from which address, to whose own, written when. A file taken from a page has none of them. */
type Mailed = { readonly from: string; readonly to: string; readonly at: Date }

/**
 * A meeting as a calendar file (RFC 5545, times in UTC). The file of a later state has the same UID and a higher SEQUENCE; that of one called
 * off takes it out again (METHOD:CANCEL). One that goes by mail asks its addressee alone (METHOD:REQUEST, RFC 5546).
 */
export function calendarOf(
  { id, plannedFor, state, rowVersion }: CalendarEntry,
  { title, details }: Words,
  mailed?: Mailed,
): string {
  const off = state === 'cancelled'
  const calendar = ical({
    prodId: { company: 'Kooperacja', product: 'Kooperacja', language: 'PL' },
    method: off ? ICalCalendarMethod.CANCEL : mailed ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH,
  })
  const event = calendar.createEvent({
    id: `${id}@kooperacja`,
    sequence: rowVersion - 1,
    start: plannedFor,
    end: new Date(plannedFor.getTime() + MINUTES * 60_000),
    stamp: mailed?.at ?? plannedFor,
    summary: title,
    description: details,
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  if (mailed) {
    event.organizer({ name: 'Kooperacja', email: mailed.from })
    const asked = { role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION, rsvp: false }
    event.createAttendee({ ...asked, email: mailed.to })
  }
  return calendar.toString()
}

/** The calendar file of one meeting, for those who take part in the work of its case. It is on the record like everything that leaves. */
export const calendarFile: Making = async (ctx, { params, t }) => {
  const read = MeetingParams.safeParse(params)
  if (!read.success) throw new NotFound('meeting')
  const { caseId, meetingId } = read.data
  const { meeting, frame } = await meetingView(ctx, caseId, meetingId)
  await record(ctx, printMade(caseId, 'calendar'))
  const { code } = frame
  const words = {
    title: t('casework.meeting.calendar.title', { code }),
    details: t('casework.meeting.calendar.details'),
  }
  return {
    name: `${t('casework.meeting.calendar.name')}-${code}.ics`,
    mediaType: 'text/calendar; charset=utf-8',
    bytes: Buffer.from(calendarOf({ ...meeting, code }, words)),
  }
}
