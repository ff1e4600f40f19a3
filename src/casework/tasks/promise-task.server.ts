import type { Ctx } from '#platform/server'
import { noteEvent } from '../steps/mark.store.server.ts'
import { noteTaskAct } from './note-task-act.server.ts'
import { addTask, type TaskAdded } from './task.store.server.ts'
import { tellOfTask } from './tell-of-task.server.ts'

/** Lays a task on an institution: it stands on its list, the clocks of the model count from it, and its people are told. */
export async function promiseTask(ctx: Ctx, task: TaskAdded): Promise<string> {
  const id = await addTask(ctx, task)
  const to = { institution: task.institution, person: task.person ?? null }
  await noteTaskAct(ctx, { caseId: task.caseId, taskId: id, act: 'given', institution: task.givenBy ?? null, to })
  const noted = { caseId: task.caseId, instance: id, institutionId: task.institution }
  await noteEvent(ctx, { ...noted, event: 'task_assigned', onDay: ctx.today })
  await tellOfTask(ctx, { caseId: task.caseId, taskId: id, kind: 'task_given', ...to })
  return id
}
