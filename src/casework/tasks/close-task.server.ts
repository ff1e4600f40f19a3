import { Conflict, Forbidden, type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import type { CloseTaskInput } from './close-task.schema.ts'
import { saveTaskState, taskRow } from './task.store.server.ts'

export type CloseTaskRefusal = 'case_closed'

/**
 * Notes what became of a task: said by the institution that promised it, or by those who keep the case. Throws `Conflict` when somebody
 * noted it first.
 */
export async function closeTask(
  ctx: Ctx,
  input: CloseTaskInput & { readonly caseId: string },
): Promise<Outcome<null, CloseTaskRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const task = await taskRow(ctx, file.id, input.taskId)
  if (!task.mayClose) throw new Forbidden('casework.task.close')
  if (file.closedOn !== null) return refused('case_closed')
  if (task.state !== input.was) throw new Conflict('the task was changed meanwhile', task.state)
  await saveTaskState(ctx, task.id, input.state)
  const noted = { caseId: file.id, instance: task.id, institutionId: task.institution }
  if (input.state === 'done') await noteEvent(ctx, { ...noted, event: 'task_done', onDay: ctx.today })
  const payload = { task: task.id, state: input.state }
  await concludeAct(ctx, file, { name: 'casework.task.changed', payload })
  return ok(null)
}
