import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
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
  readonly reason?: ReturnReason
  /** The entry with a reason, a result or words for the next one. */
  readonly itemId?: string | null
}

/** Adds one more thing to the history of a task. Acts in one case wait for each other, so numbers do not meet. */
export async function noteTaskAct(ctx: Ctx, noted: TaskActNoted): Promise<void> {
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
    })
    .execute()
}

/** Institutions that help with a task today. */
export async function supportersOf(ctx: Ctx, taskId: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('casework.task_support')
    .select('institution_id')
    .where('task_id', '=', taskId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ institution_id }) => institution_id)
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
