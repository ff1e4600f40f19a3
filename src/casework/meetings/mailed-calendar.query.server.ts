import { sql } from 'kysely'
import type { T } from '#platform'
import type { Ctx, FileMaker, MailedFile } from '#platform/server'
import { calendarOf } from './calendar-file.server.ts'
import type { MeetingState } from './meeting-row.domain.ts'

type Row = { id: string; code: string; planned_for: Date; state: MeetingState; row_version: number }

/**
 * The calendar file that goes with a mail about a meeting, made when the mail leaves: it says what holds then, so that one sent late
 * never brings an earlier hour back. None for whoever is not invited any more or has no place in the case.
 * @param mailFrom the address from which this site writes, as `Kooperacja <k@gmina.example>`
 */
export const mailedCalendar =
  (mailFrom: string): FileMaker =>
  async (ctx, { of, to, t }) => {
    const { rows } = await sql<Row>`
      select id, code, planned_for, state, row_version from casework.calendar_entry(${of}::uuid, ${to.person}::uuid)`.execute(
      ctx.db,
    )
    return rows.map((row) => fileOf(row, { ctx, mailFrom, to: to.email, t }))[0] ?? null
  }

/** The calendar files of the parts of a sitting to which its addressee is invited: one for each, since a file that asks or calls off holds one meeting (RFC 5546). */
export const mailedSittingCalendar =
  (mailFrom: string): FileMaker =>
  async (ctx, { of, to, t }) => {
    const { rows } = await sql<Row>`
      select id, code, planned_for, state, row_version from casework.sitting_calendar(${of}::uuid, ${to.person}::uuid)`.execute(
      ctx.db,
    )
    return rows.map((row) => fileOf(row, { ctx, mailFrom, to: to.email, t }))
  }

type Mailing = { readonly ctx: Ctx; readonly mailFrom: string; readonly to: string; readonly t: T }

function fileOf(row: Row, { ctx, mailFrom, to, t }: Mailing): MailedFile {
  const { code, state } = row
  const entry = { id: row.id, code, plannedFor: row.planned_for, state, rowVersion: row.row_version }
  const words = {
    title: t('casework.meeting.calendar.title', { code }),
    details: t('casework.meeting.calendar.details'),
  }
  const from = /<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom
  const method = state === 'cancelled' ? 'CANCEL' : 'REQUEST'
  return {
    name: `${t('casework.meeting.calendar.name')}-${code}.ics`,
    mediaType: `text/calendar; method=${method}; charset=utf-8`,
    bytes: Buffer.from(calendarOf(entry, words, { from, to, at: ctx.now })),
  }
}
