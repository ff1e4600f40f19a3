import ical, { ICalCalendarMethod } from 'ical-generator'
import type { T } from '#platform'

/** What a calendar shows: hours and days, each with the code of a case. There is no place in it for a name, a title or an address. */
export type FeedDates = {
  readonly meetings: readonly {
    readonly id: string
    readonly code: string
    readonly plannedFor: Date
    readonly rowVersion: number
  }[]
  readonly tasks: readonly { readonly id: string; readonly code: string; readonly dueOn: string }[]
}

/** How long a meeting takes in a calendar: nobody writes down when it will end (inferred). */
const MINUTES = 60

/** A person's meetings and the days of their tasks as a calendar (RFC 5545, times in UTC). A meeting has the same UID as in its own file. */
export function calendarFeed({ meetings, tasks }: FeedDates, t: T): string {
  const calendar = ical({
    name: t('desk.calendar.name'),
    prodId: { company: 'Kooperacja', product: 'Kooperacja', language: 'PL' },
    method: ICalCalendarMethod.PUBLISH,
  })
  const description = t('desk.calendar.details')
  for (const { id, code, plannedFor, rowVersion } of meetings) {
    calendar.createEvent({
      id: `${id}@kooperacja`,
      sequence: rowVersion - 1,
      start: plannedFor,
      end: new Date(plannedFor.getTime() + MINUTES * 60_000),
      stamp: plannedFor,
      summary: t('desk.calendar.meeting', { code }),
      description,
    })
  }
  for (const { id, code, dueOn } of tasks) {
    const day = new Date(`${dueOn}T00:00:00Z`)
    const summary = t('desk.calendar.task', { code })
    calendar.createEvent({ id: `${id}@kooperacja`, start: day, allDay: true, stamp: day, summary, description })
  }
  return calendar.toString()
}
