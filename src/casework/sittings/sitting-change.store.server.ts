import { sql } from 'kysely'
import { Conflict, Forbidden, type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import type { MeetingState } from '../meetings/meeting-row.domain.ts'
import { sittingPolicy } from './sitting.policy.ts'

export type SittingState = 'called' | 'cancelled'
export type SittingToChange = {
  readonly id: string
  readonly day: LocalDate
  readonly place: string
  readonly link: string | null
  readonly state: SittingState
  readonly bodyId: string | null
  readonly institutionId: string | null
  readonly rowVersion: number
}

/** A sitting that I may move as a whole. `NotFound` when it is hidden from me, `Forbidden` when I may not. */
export async function sittingToChange(ctx: Ctx, sittingId: string): Promise<SittingToChange> {
  const row = await ctx.db
    .selectFrom('casework.sitting as s')
    .selectAll('s')
    .select(allowed(sittingPolicy, 'move', 's').as('may'))
    .where('s.id', '=', sittingId)
    .executeTakeFirst()
  if (!row) throw new NotFound('sitting')
  if (!row.may) throw new Forbidden('casework.sitting.move')
  return {
    id: row.id,
    day: row.day as LocalDate,
    place: row.place,
    link: row.link,
    // The column takes these two only.
    state: row.state as SittingState,
    bodyId: row.body_id,
    institutionId: row.institution_id,
    rowVersion: row.row_version,
  }
}

/** The part of one case, with its own hour in Poland. */
export type SittingPart = {
  readonly caseId: string
  readonly meetingId: string
  readonly day: LocalDate
  readonly time: string
  readonly state: MeetingState
  readonly rowVersion: number
}

/** Its parts, in the order in which cases are locked. */
export async function partsOf(ctx: Ctx, sittingId: string): Promise<readonly SittingPart[]> {
  const found = await sql<SittingPart>`
    select t.case_id as "caseId", t.meeting_id as "meetingId", m.state, m.row_version as "rowVersion",
      to_char(m.planned_for at time zone 'Europe/Warsaw', 'YYYY-MM-DD') as day,
      to_char(m.planned_for at time zone 'Europe/Warsaw', 'HH24:MI') as time
    from casework.sitting_slot t join casework.meeting m on m.case_id = t.case_id and m.id = t.meeting_id
    where t.sitting_id = ${sittingId}::uuid order by t.case_id`.execute(ctx.db)
  return found.rows
}

/** Workers who are invited to these meetings, without me, with how many of them each is invited to. */
export async function invitedTo(ctx: Ctx, meetings: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (meetings.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('casework.attendance')
    .select((q) => ['person_id', q.fn.count<number>('meeting_id').distinct().as('count')])
    .where('meeting_id', 'in', [...meetings])
    .where('person_id', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .where('person_id', '!=', me(ctx))
    .groupBy('person_id')
    .orderBy('person_id')
    .execute()
  return new Map(rows.flatMap(({ person_id, count }) => (person_id ? [[person_id, Number(count)]] : [])))
}

export type SittingChange = {
  readonly what: 'moved' | 'cancelled'
  readonly wasDay: LocalDate
  readonly wasPlace: string
  readonly reason: string
  readonly changedAt: Date
}

/** Its changes, the first one first. */
export async function sittingChanges(ctx: Ctx, sittingId: string): Promise<readonly SittingChange[]> {
  const rows = await ctx.db
    .selectFrom('casework.sitting_change')
    .selectAll()
    .where('sitting_id', '=', sittingId)
    .orderBy('no')
    .execute()
  return rows.map((row) => ({
    // The column takes these two only.
    what: row.what as SittingChange['what'],
    wasDay: row.was_day as LocalDate,
    wasPlace: row.was_place,
    reason: row.reason,
    changedAt: row.changed_at,
  }))
}

type Becomes = {
  readonly day?: LocalDate
  readonly place?: string
  readonly link?: string | null
  readonly state?: SittingState
}

/** Keeps what a sitting was, and makes it something else. Throws `Conflict` when somebody changed it first. */
export async function saveSittingChange(
  ctx: Ctx,
  sitting: SittingToChange,
  { what, reason }: Pick<SittingChange, 'what' | 'reason'>,
  to: Becomes,
): Promise<void> {
  const before = await sittingChanges(ctx, sitting.id)
  const was = { was_day: sitting.day, was_place: sitting.place, changed_by: me(ctx), changed_at: ctx.now }
  await ctx.db
    .insertInto('casework.sitting_change')
    .values({ sitting_id: sitting.id, no: before.length + 1, what, reason, ...was })
    .execute()
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.sitting')
    .set({ ...to, row_version: sitting.rowVersion + 1 })
    .where('id', '=', sitting.id)
    .where('row_version', '=', sitting.rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the sitting was changed meanwhile')
}
