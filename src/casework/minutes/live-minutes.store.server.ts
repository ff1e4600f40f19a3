import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { announce, type Ctx, me } from '#platform/server'
import type { Way } from './minutes.domain.ts'

/** What open pages of minutes follow. */
export const MINUTES_TOPIC = 'casework.minutes'

export type LiveMinutes = {
  readonly meetingId: string
  /** In the case and the year. */
  readonly no: number
  readonly begunAt: Date
  readonly begunBy: string
  readonly familyHeard: boolean | null
  readonly closedAt: Date | null
  readonly remarksUntil: LocalDate | null
  /** Of attendance and of the order of the agenda. */
  readonly revision: number
}

/** The minutes of a meeting that are written while it goes on; null before somebody began, and for those who have no part in it. */
export async function liveMinutes(ctx: Ctx, meetingId: string): Promise<LiveMinutes | null> {
  const row = await ctx.db
    .selectFrom('casework.live_minutes')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  if (!row) return null
  return {
    meetingId: row.meeting_id,
    no: row.no,
    begunAt: row.begun_at,
    begunBy: row.begun_by,
    familyHeard: row.family_heard,
    closedAt: row.closed_at,
    remarksUntil: row.remarks_until as LocalDate | null,
    revision: Number(row.revision),
  }
}

/** The next revision of a meeting; until the transaction ends nobody else changes what is written about it. */
export async function revise(ctx: Ctx, meetingId: string): Promise<number> {
  const { rows } = await sql<{ revision: number }>`select casework.revise(${meetingId}::uuid) as revision`.execute(
    ctx.db,
  )
  return Number(rows[0]?.revision)
}

/** Tells open pages of a meeting that something of its minutes changed. */
export const tellMinutes = (ctx: Ctx, meetingId: string): Promise<void> => announce(ctx, MINUTES_TOPIC, meetingId)

export async function addLiveMinutes(ctx: Ctx, meeting: { id: string; caseId: string }): Promise<number> {
  const found = await sql<{ no: number }>`
    select 1 + count(*)::int as no from casework.live_minutes m
    where m.case_id = ${meeting.caseId}::uuid and extract(year from m.begun_at) = extract(year from ${ctx.today}::date)`.execute(
    ctx.db,
  )
  const no = found.rows[0]?.no ?? 1
  const row = { meeting_id: meeting.id, case_id: meeting.caseId, no, begun_by: me(ctx), begun_at: ctx.now }
  await ctx.db
    .insertInto('casework.live_minutes')
    .values({ ...row, revision: await revise(ctx, meeting.id) })
    .execute()
  return no
}

/** Attendance or the order of the agenda changed: pages show them anew. */
export async function touchFrame(ctx: Ctx, meetingId: string): Promise<void> {
  await ctx.db
    .updateTable('casework.live_minutes')
    .set({ revision: await revise(ctx, meetingId) })
    .where('meeting_id', '=', meetingId)
    .execute()
  await tellMinutes(ctx, meetingId)
}

export async function saveHeard(ctx: Ctx, meetingId: string, heard: boolean): Promise<void> {
  await ctx.db
    .updateTable('casework.live_minutes')
    .set({ family_heard: heard })
    .where('meeting_id', '=', meetingId)
    .execute()
}

export async function saveClosed(ctx: Ctx, meetingId: string, remarksUntil: LocalDate): Promise<void> {
  await ctx.db
    .updateTable('casework.live_minutes')
    .set({ closed_at: ctx.now, closed_by: me(ctx), remarks_until: remarksUntil })
    .where('meeting_id', '=', meetingId)
    .execute()
  await touchFrame(ctx, meetingId)
}

/** How somebody takes part; nobody has said yet where it is null. */
export type Taking = { readonly no: number; readonly way: Way | null }

/** How each of those invited takes part. */
export async function waysOf(ctx: Ctx, meetingId: string): Promise<readonly Taking[]> {
  const rows = await ctx.db
    .selectFrom('casework.attendance')
    .select(['no', 'present', 'way'])
    .where('meeting_id', '=', meetingId)
    .where('withdrawn_at', 'is', null)
    .orderBy('no')
    .execute()
  return rows.map(({ no, present, way }) => ({
    no,
    // The column takes these words only; before there was a way, somebody was there or was not.
    way: (way as Way | null) ?? (present === null ? null : present ? 'room' : 'absent'),
  }))
}

export async function saveWay(ctx: Ctx, meetingId: string, { no, way }: { no: number; way: Way }): Promise<void> {
  const there = way === 'room' || way === 'video'
  await ctx.db
    .updateTable('casework.attendance')
    .set({ present: there, way: way === 'absent' ? null : way })
    .where('meeting_id', '=', meetingId)
    .where('no', '=', no)
    .execute()
}

export type Reply = {
  readonly id: string
  readonly personId: string
  readonly institutionId: string
  readonly agrees: boolean
  /** The words of a remark; null where there is none, or it is not shown to this reader. */
  readonly words: string | null
  readonly saidAt: Date
}

/** What was said of closed minutes, in order. */
export async function repliesOf(ctx: Ctx, caseId: string, meetingId: string): Promise<readonly Reply[]> {
  const rows = await ctx.db
    .selectFrom('casework.minutes_reply as r')
    .leftJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'r.case_id').onRef('i.id', '=', 'r.item_id'))
    .select(['r.id', 'r.person_id', 'r.institution_id', 'r.agrees', 'r.said_at', 'i.body'])
    .where('r.case_id', '=', caseId)
    .where('r.meeting_id', '=', meetingId)
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    institutionId: row.institution_id,
    agrees: row.agrees,
    // Only reply-to-minutes writes this entry, in this shape.
    words: (row.body as { text?: string } | null)?.text ?? null,
    saidAt: row.said_at,
  }))
}

export async function addReply(
  ctx: Ctx,
  reply: { caseId: string; meetingId: string; institution: string; agrees: boolean; itemId: string | null },
): Promise<void> {
  await ctx.db
    .insertInto('casework.minutes_reply')
    .values({
      id: ctx.newId(),
      case_id: reply.caseId,
      meeting_id: reply.meetingId,
      person_id: me(ctx),
      institution_id: reply.institution,
      agrees: reply.agrees,
      item_id: reply.itemId,
      said_at: ctx.now,
    })
    .execute()
}
