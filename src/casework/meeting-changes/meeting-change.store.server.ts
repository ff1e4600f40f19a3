import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { MeetingRow } from '../meetings/meeting-row.domain.ts'

/** What a meeting was before it was moved or called off. */
export type MeetingChange = {
  readonly no: number
  readonly what: 'moved' | 'cancelled'
  readonly wasFor: Date
  readonly wasPlace: string
  readonly reason: string
  readonly changedAt: Date
}

/** Its changes, the first one first. */
export async function changesOf(ctx: Ctx, meetingId: string): Promise<readonly MeetingChange[]> {
  const rows = await ctx.db
    .selectFrom('casework.meeting_change')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('no')
    .execute()
  return rows.map((row) => ({
    no: row.no,
    // The column takes these two only.
    what: row.what as MeetingChange['what'],
    wasFor: row.was_for,
    wasPlace: row.was_place,
    reason: row.reason,
    changedAt: row.changed_at,
  }))
}

/** Keeps what a meeting is now, before it becomes something else. */
export async function addChange(
  ctx: Ctx,
  meeting: MeetingRow & { readonly caseId: string },
  { what, reason }: Pick<MeetingChange, 'what' | 'reason'>,
): Promise<void> {
  const before = await changesOf(ctx, meeting.id)
  const was = { was_for: meeting.plannedFor, was_place: meeting.place, was_link: meeting.link }
  const by = { changed_by: me(ctx), changed_at: ctx.now }
  await ctx.db
    .insertInto('casework.meeting_change')
    .values({ meeting_id: meeting.id, case_id: meeting.caseId, no: before.length + 1, what, reason, ...was, ...by })
    .execute()
}

/** Day and hour of an instant, as a clock in Poland shows them. */
export async function inPoland(ctx: Ctx, at: Date): Promise<{ readonly day: LocalDate; readonly time: string }> {
  const found = await sql<{ day: LocalDate; time: string }>`
    select to_char(x.at, 'YYYY-MM-DD') as day, to_char(x.at, 'HH24:MI') as time
    from (select ${at}::timestamptz at time zone 'Europe/Warsaw' as at) x`.execute(ctx.db)
  const [row] = found.rows
  if (!row) throw new Error('an instant has a day')
  return row
}
