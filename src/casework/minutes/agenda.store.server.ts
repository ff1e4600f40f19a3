import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { revise } from './live-minutes.store.server.ts'

export type AgendaLine = {
  readonly id: string
  readonly itemId: string
  readonly place: number
  readonly text: string
  readonly category: string
  readonly closed: boolean
  readonly proposed: string | null
  readonly revision: number
}

/** The agenda of a meeting as far as this reader may read it, in order. */
export async function agendaLines(ctx: Ctx, meetingId: string): Promise<readonly AgendaLine[]> {
  const rows = await ctx.db
    .selectFrom('casework.agenda_line as l')
    .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'l.case_id').onRef('i.id', '=', 'l.item_id'))
    .select(['l.id', 'l.item_id', 'l.place', 'l.closed', 'l.proposed', 'l.revision', 'i.body', 'i.category'])
    .where('l.meeting_id', '=', meetingId)
    .where('l.removed_at', 'is', null)
    .orderBy('l.place')
    .orderBy('l.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    place: Number(row.place),
    // Only add-line writes this entry, in this shape.
    text: (row.body as { text: string }).text,
    category: row.category,
    closed: row.closed,
    proposed: row.proposed,
    revision: Number(row.revision),
  }))
}

/** One of them; `NotFound` when it is of another meeting, hidden or taken off. */
export async function agendaLine(ctx: Ctx, meetingId: string, lineId: string): Promise<AgendaLine> {
  const found = (await agendaLines(ctx, meetingId)).find(({ id }) => id === lineId)
  if (!found) throw new NotFound('agenda')
  return found
}

export type LineAdded = {
  readonly caseId: string
  readonly meetingId: string
  readonly itemId: string
  readonly proposed: string | null
  /** For whom alone it is; empty: for everybody who may read its category. */
  readonly members: readonly Member[]
}
export type Member = { readonly person: string } | { readonly institution: string }

/** Puts a line at the end of an agenda. Its place is told by nobody's words: the highest of all lines, hidden ones included, and one more. */
export async function addLine(ctx: Ctx, line: LineAdded): Promise<string> {
  const id = ctx.newId()
  const revision = await revise(ctx, line.meetingId)
  const row = { id, case_id: line.caseId, meeting_id: line.meetingId, item_id: line.itemId, proposed: line.proposed }
  await ctx.db
    .insertInto('casework.agenda_line')
    // A revision of the whole database rises with each line, so it is a place too, and leaves no gap that would tell of another line.
    .values({ ...row, place: revision, added_by: me(ctx), added_at: ctx.now, revision })
    .execute()
  await keepMembers(ctx, line, id)
  return id
}

/** Before the line is closed: afterwards nobody who is not named would find it. */
async function keepMembers(ctx: Ctx, { caseId, members }: LineAdded, lineId: string): Promise<void> {
  if (members.length === 0) return
  const rows = members.map((one) => ({
    id: ctx.newId(),
    case_id: caseId,
    line_id: lineId,
    person_id: 'person' in one ? one.person : null,
    institution_id: 'institution' in one ? one.institution : null,
    named_by: me(ctx),
  }))
  await ctx.db.insertInto('casework.agenda_member').values(rows).execute()
  await ctx.db.updateTable('casework.agenda_line').set({ closed: true }).where('id', '=', lineId).execute()
}

export async function savePlaces(
  ctx: Ctx,
  meetingId: string,
  places: readonly { id: string; place: number }[],
): Promise<void> {
  const revision = await revise(ctx, meetingId)
  for (const { id, place } of places) {
    await ctx.db.updateTable('casework.agenda_line').set({ place, revision }).where('id', '=', id).execute()
  }
}

export async function saveRemoved(ctx: Ctx, meetingId: string, lineId: string): Promise<void> {
  const revision = await revise(ctx, meetingId)
  await ctx.db
    .updateTable('casework.agenda_line')
    .set({ removed_at: ctx.now, revision })
    .where('id', '=', lineId)
    .execute()
}

/** Who a closed line is for, by line; of lines that are closed to me nothing. */
export async function membersOf(ctx: Ctx, caseId: string, lineIds: readonly string[]) {
  if (lineIds.length === 0) return []
  return ctx.db
    .selectFrom('casework.agenda_member')
    .select(['line_id', 'person_id', 'institution_id'])
    .where('case_id', '=', caseId)
    .where('line_id', 'in', lineIds)
    .orderBy('id')
    .execute()
}

/** `whole`: the line itself; otherwise it is shown and more was said about it. */
export type Withheld = { readonly place: number; readonly lineId: string; readonly whole: boolean }

/** Where something ordinary or protected of the agenda and the minutes is not shown to this reader. */
export async function withheldLines(ctx: Ctx, meetingId: string): Promise<readonly Withheld[]> {
  const found = await sql<{ place: number; line_id: string; whole: boolean }>`
    select w.place, w.line_id, w.whole from casework.withheld_lines(${meetingId}::uuid, array(
      select l.item_id from casework.agenda_line l where l.meeting_id = ${meetingId}::uuid
      union all select s.item_id from casework.sentence s where s.meeting_id = ${meetingId}::uuid)) w
    order by w.place`.execute(ctx.db)
  return found.rows.map(({ place, line_id, whole }) => ({ place: Number(place), lineId: line_id, whole }))
}
