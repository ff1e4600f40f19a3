import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { noteTaskAct } from './note-task-act.server.ts'
import { workersIn } from './task.store.server.ts'
import { saveSupporter, supportersOf } from './task-act.store.server.ts'
import type { NameSupporterInput } from './task-acts.schema.ts'
import { taskToAct } from './task-to-act.server.ts'
import { tellOfTask } from './tell-of-task.server.ts'

/**
 * An institution that helps with a task says which of its people does, another one, or nobody any more. Whoever is named is told, and finds the
 * task among those they help with. Whoever has the task goes on having it.
 */
export async function nameSupporter(
  ctx: Ctx,
  input: NameSupporterInput & { readonly caseId: string },
): Promise<Outcome<null, 'not_open' | 'not_seated'>> {
  const found = await taskToAct(ctx, input, 'name_supporter')
  if (!found) return refused('not_open')
  const { file, task, viewer } = found
  const ours = (await supportersOf(ctx, task.id)).filter((one) => viewer.institutions.includes(one.institution))
  const workers = await workersIn(ctx, file.id)
  const named = workers.find(
    ({ person, institution }) => person === input.person && ours.some((one) => one.institution === institution),
  )
  if (input.person !== undefined && !named) return refused('not_seated', { field: 'person' })
  const of = { caseId: file.id, taskId: task.id }
  for (const { institution, person: before } of ours) {
    const person = named?.person ?? null
    if (person === before || (named && named.institution !== institution)) continue
    await saveSupporter(ctx, task.id, { institution, person })
    await noteTaskAct(ctx, { ...of, act: 'supported', institution, to: { institution, person } })
    if (person !== null) await tellOfTask(ctx, { ...of, kind: 'task_to_support', institution, person })
  }
  await concludeAct(ctx, file, { name: 'casework.task.supported', payload: { task: task.id } })
  return ok(null)
}
