import type { Ctx } from '#platform/server'
import { addTaskAct, type TaskActNoted } from './task-act.store.server.ts'
import { tellOfTask } from './tell-of-task.server.ts'

/** Puts what happened to a task on its history. An absent colleague is told of what was done in their place. */
export async function noteTaskAct(ctx: Ctx, noted: TaskActNoted): Promise<void> {
  const absent = await addTaskAct(ctx, noted)
  if (absent === null || noted.institution === null) return
  const { caseId, taskId, institution } = noted
  await tellOfTask(ctx, { caseId, taskId, kind: 'task_in_place', institution, person: absent })
}
