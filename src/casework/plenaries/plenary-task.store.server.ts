import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { TaskWritten } from './plenary.domain.ts'

/** A task of a closed record. */
export type PlenaryTask = TaskWritten & {
  readonly no: number
  /** `null` while it is to be done. */
  readonly doneAt: Date | null
  readonly result: string | null
}

/** Tasks that a sitting laid on people of its team, by number; none of a record that is still being written. */
export async function tasksOfPlenary(ctx: Ctx, sittingId: string): Promise<readonly PlenaryTask[]> {
  const rows = await ctx.db
    .selectFrom('casework.plenary_task')
    .selectAll()
    .where('sitting_id', '=', sittingId)
    .orderBy('no')
    .execute()
  return rows.map(({ no, what, person_id, institution_id, due_on, done_at, result }) => ({
    ...{ no, what, personId: person_id, institutionId: institution_id, doneAt: done_at, result },
    due: due_on as LocalDate,
  }))
}

/** Lays the tasks of a record that closes on its people, numbered as written. */
export async function layTasks(ctx: Ctx, sittingId: string, tasks: readonly TaskWritten[]): Promise<void> {
  if (tasks.length === 0) return
  await ctx.db
    .insertInto('casework.plenary_task')
    .values(
      tasks.map(({ what, personId, institutionId, due }, index) => ({
        ...{ sitting_id: sittingId, no: index + 1, what, due_on: due },
        ...{ person_id: personId, institution_id: institutionId },
      })),
    )
    .execute()
}

/** Notes that a task is done; nothing where somebody noted it before. */
export async function endTask(ctx: Ctx, sittingId: string, no: number, result: string | null): Promise<void> {
  await ctx.db
    .updateTable('casework.plenary_task')
    .set({ done_by: me(ctx), done_at: ctx.now, result })
    .where('sitting_id', '=', sittingId)
    .where('no', '=', no)
    .where('done_at', 'is', null)
    .execute()
}
