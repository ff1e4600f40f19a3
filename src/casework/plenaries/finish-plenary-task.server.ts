import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { taskToFinish } from './plenary.query.server.ts'
import type { FinishPlenaryTaskInput } from './plenary.schema.ts'
import { endTask } from './plenary-task.store.server.ts'
import { tellsFamily } from './tells-family.server.ts'

export type FinishPlenaryTaskRefusal = 'done_already' | 'tells_family'

/** Says that a task of a sitting is done, and what came of it: whoever has it, or whoever keeps the record. Throws `Forbidden` for anybody else. */
export async function finishPlenaryTask(
  ctx: Ctx,
  input: FinishPlenaryTaskInput & { readonly sittingId: string; readonly no: number },
): Promise<Outcome<null, FinishPlenaryTaskRefusal>> {
  const { view, task } = await taskToFinish(ctx, input.sittingId, input.no)
  const { sitting } = view
  if (task.doneAt !== null) return refused('done_already')
  const told = await tellsFamily(ctx, { result: input.result ?? '' })
  if (told) return told
  await endTask(ctx, sitting.id, input.no, input.result ?? null)
  const payload = { sitting: sitting.id, no: input.no }
  await record(ctx, { chain: 'body', about: sitting.bodyId ?? '', name: 'casework.plenary.task_done', payload })
  return ok(null)
}
