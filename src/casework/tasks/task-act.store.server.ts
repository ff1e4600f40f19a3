import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { EscalationReason } from '../clocks/remind-rules.domain.ts'
import type { SeriesUnit, TaskSeries } from './task-series.domain.ts'
import type { ReturnReason, TaskState } from './task-state.domain.ts'

export const TASK_DEEDS = [
  'given',
  'accepted',
  'returned',
  'refused',
  'handed',
  'offered',
  'withdrawn',
  'reminded',
  'head_told',
  'supported',
  'support_ended',
] as const
export type TaskDeed = (typeof TASK_DEEDS)[number] | TaskState

/** Something that happened to a task. */
export type TaskActNoted = {
  readonly caseId: string
  readonly taskId: string
  readonly act: TaskDeed
  /** For which institution it was done. */
  readonly institution: string | null
  readonly to?: { readonly institution?: string | null; readonly person?: string | null }
  readonly reason?: ReturnReason | EscalationReason
  /** The entry with a reason, a result or words for the next one. */
  readonly itemId?: string | null
}

/**
 * Adds one more thing to the history of a task; answers in whose place it was done. Acts in one case wait for each other, so numbers do not
 * meet.
 */
export async function addTaskAct(ctx: Ctx, noted: TaskActNoted): Promise<string | null> {
  const inPlaceOf = await actedInPlaceOf(ctx, noted)
  const { no } = await ctx.db
    .selectFrom('casework.task_act')
    .select(({ fn }) => fn.max('no').as('no'))
    .where('task_id', '=', noted.taskId)
    .executeTakeFirstOrThrow()
  await ctx.db
    .insertInto('casework.task_act')
    .values({
      case_id: noted.caseId,
      task_id: noted.taskId,
      no: (no ?? 0) + 1,
      act: noted.act,
      institution_id: noted.institution,
      acted_by: me(ctx),
      acted_at: ctx.now,
      to_institution_id: noted.to?.institution ?? null,
      to_person_id: noted.to?.person ?? null,
      reason: noted.reason ?? null,
      item_id: noted.itemId ?? null,
      in_place_of: inPlaceOf,
    })
    .execute()
  return inPlaceOf
}

/** An absent colleague who has the task, or by whose place alone I sit for the institution. */
async function actedInPlaceOf(ctx: Ctx, { caseId, taskId, institution }: TaskActNoted): Promise<string | null> {
  if (institution === null || ctx.actor.kind !== 'person') return null
  const { rows } = await sql<{ person: string }>`
    select o.person from (
      select t.person_id as person, 1 as no from casework.task t
      where t.id = ${taskId}::uuid and (t.person_id, ${institution}::uuid) in (select f.person_id, f.institution_id from authz.persons_i_act_for() f)
      union all
      select w.in_place_of, 2 from casework.people_working(${caseId}::uuid) w
      where w.person_id = ${me(ctx)}::uuid and w.institution_id = ${institution}::uuid) o
    where o.person <> ${me(ctx)}::uuid order by o.no limit 1`.execute(ctx.db)
  return rows[0]?.person ?? null
}

/** An institution that helps with a task, and which of its people does; nobody yet when null. */
export type Supporter = { readonly institution: string; readonly person: string | null }

/** Institutions that help with a task today. */
export async function supportersOf(ctx: Ctx, taskId: string): Promise<readonly Supporter[]> {
  const rows = await ctx.db
    .selectFrom('casework.task_support')
    .select(['institution_id', 'person_id'])
    .where('task_id', '=', taskId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ institution_id, person_id }) => ({ institution: institution_id, person: person_id }))
}

export async function addSupporter(
  ctx: Ctx,
  of: { caseId: string; taskId: string },
  institution: string,
): Promise<void> {
  await ctx.db
    .insertInto('casework.task_support')
    .values({
      id: ctx.newId(),
      case_id: of.caseId,
      task_id: of.taskId,
      institution_id: institution,
      named_by: me(ctx),
      named_at: ctx.now,
    })
    .execute()
}

/** Keeps which person of an institution helps with a task. */
export async function saveSupporter(ctx: Ctx, taskId: string, { institution, person }: Supporter): Promise<void> {
  await ctx.db
    .updateTable('casework.task_support')
    .set({ person_id: person })
    .where('task_id', '=', taskId)
    .where('institution_id', '=', institution)
    .where('ended_at', 'is', null)
    .execute()
}

export async function endSupport(ctx: Ctx, taskId: string, institution: string): Promise<void> {
  await ctx.db
    .updateTable('casework.task_support')
    .set({ ended_at: ctx.now })
    .where('task_id', '=', taskId)
    .where('institution_id', '=', institution)
    .where('ended_at', 'is', null)
    .execute()
}

/** Keeps how often a task comes again; answers with its id. */
export async function addSeries(ctx: Ctx, caseId: string, series: Omit<TaskSeries, 'endedOn'>): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.task_series')
    .values({
      id,
      case_id: caseId,
      every: series.every,
      unit: series.unit,
      first_on: series.firstOn,
      until_on: series.untilOn,
      times: series.times,
      begun_by: me(ctx),
    })
    .execute()
  return id
}

export async function seriesOf(ctx: Ctx, seriesId: string): Promise<TaskSeries | null> {
  const row = await ctx.db.selectFrom('casework.task_series').selectAll().where('id', '=', seriesId).executeTakeFirst()
  if (!row) return null
  return {
    every: row.every,
    // The column takes these units only, and days are read as text of this form.
    unit: row.unit as SeriesUnit,
    firstOn: row.first_on as LocalDate,
    untilOn: row.until_on as LocalDate | null,
    times: row.times,
    endedOn: row.ended_on as LocalDate | null,
  }
}

export async function endSeries(ctx: Ctx, seriesId: string): Promise<void> {
  await ctx.db
    .updateTable('casework.task_series')
    .set({ ended_on: ctx.today, ended_by: me(ctx) })
    .where('id', '=', seriesId)
    .execute()
}
