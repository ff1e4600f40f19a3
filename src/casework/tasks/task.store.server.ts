import { type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import { taskPolicy } from './task.policy.ts'
import type { TaskState } from './task-state.domain.ts'

export type TaskAdded = {
  readonly caseId: string
  /** The entry with its words. */
  readonly itemId: string
  readonly institution: string
  /** The worker of that institution who answers for it; nobody yet when it is left out. */
  readonly person?: string | null
  readonly due: LocalDate | null
}

/** Keeps a task; answers with its id. */
export async function addTask(ctx: Ctx, task: TaskAdded): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.task')
    .values({
      id,
      case_id: task.caseId,
      item_id: task.itemId,
      institution_id: task.institution,
      person_id: task.person ?? null,
      due_on: task.due,
      assigned_by: me(ctx),
      assigned_at: ctx.now,
    })
    .execute()
  return id
}

export type TaskRow = {
  readonly id: string
  readonly itemId: string
  readonly institution: string
  readonly due: LocalDate | null
  readonly state: TaskState
  readonly closedOn: LocalDate | null
  readonly mayClose: boolean
}

/** Tasks of a case that this reader knows of: open ones first, the nearest day first. */
export async function taskRows(ctx: Ctx, caseId: string): Promise<readonly TaskRow[]> {
  const rows = await ctx.db
    .selectFrom('casework.task as k')
    .selectAll('k')
    .select(allowed(taskPolicy, 'close', 'k').as('may'))
    .where('k.case_id', '=', caseId)
    .orderBy((k) => k('k.state', '<>', 'open'))
    .orderBy('k.due_on', (by) => by.asc().nullsLast())
    .orderBy('k.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    institution: row.institution_id,
    due: row.due_on as LocalDate | null,
    // The column takes these states only.
    state: row.state as TaskState,
    closedOn: row.closed_on as LocalDate | null,
    mayClose: row.may,
  }))
}

/** A task to act on; `NotFound` when there is none or it is hidden. */
export async function taskRow(ctx: Ctx, caseId: string, taskId: string): Promise<TaskRow> {
  const found = (await taskRows(ctx, caseId)).find(({ id }) => id === taskId)
  if (!found) throw new NotFound('task')
  return found
}

export async function saveTaskState(ctx: Ctx, taskId: string, state: TaskState): Promise<void> {
  const closed = state === 'open' ? null : me(ctx)
  await ctx.db
    .updateTable('casework.task')
    .set({ state, closed_on: closed && ctx.today, closed_by: closed })
    .where('id', '=', taskId)
    .execute()
}
