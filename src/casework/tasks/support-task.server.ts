import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { factsOf } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { institutionsForTasks } from './assign-task.server.ts'
import { noteTaskAct } from './note-task-act.server.ts'
import { changeTask } from './task.store.server.ts'
import { addSupporter, endSupport, supportersOf } from './task-act.store.server.ts'
import type { OfTaskVersion, SupportTaskInput } from './task-acts.schema.ts'
import { taskToAct } from './task-to-act.server.ts'
import { tellOfTask } from './tell-of-task.server.ts'

/** Says which institutions of the team help with a task. They see it as such; whoever has it goes on having it. */
export async function supportTask(
  ctx: Ctx,
  input: SupportTaskInput & { readonly caseId: string },
): Promise<Outcome<null, 'not_open' | 'not_in_team'>> {
  const found = await taskToAct(ctx, input, 'support')
  if (!found) return refused('not_open')
  const { file, task, holder, actingFor } = found
  const now = (await supportersOf(ctx, task.id)).map(({ institution }) => institution)
  const more = input.supporters.filter((one) => !now.includes(one))
  const offered = institutionsForTasks(await factsOf(ctx, file)).filter((one) => one !== holder.institution)
  if (more.some((one) => !offered.includes(one))) return refused('not_in_team', { field: 'supporters' })
  const of = { caseId: file.id, taskId: task.id }
  for (const institution of more) {
    await addSupporter(ctx, of, institution)
    await noteTaskAct(ctx, { ...of, act: 'supported', institution: actingFor, to: { institution } })
  }
  for (const institution of now.filter((one) => !input.supporters.includes(one))) {
    await noteTaskAct(ctx, { ...of, act: 'support_ended', institution: actingFor, to: { institution } })
    await endSupport(ctx, task.id, institution)
  }
  await changeTask(ctx, task, {})
  await concludeAct(ctx, file, { name: 'casework.task.supported', payload: { task: task.id } })
  return ok(null)
}

/**
 * Reminds whoever has a task, or was asked to take it, of the day that was agreed: between the two sides, at most once a day, and never
 * while the case stands.
 */
export async function remindOfTask(
  ctx: Ctx,
  input: OfTaskVersion & { readonly caseId: string },
): Promise<Outcome<null, 'not_open'>> {
  const found = await taskToAct(ctx, input, 'remind')
  if (!found) return refused('not_open')
  const { file, task, holder, actingFor } = found
  const institution = holder.offered ?? holder.institution
  const person = holder.offered === null ? holder.person : null
  const of = { caseId: file.id, taskId: task.id }
  await noteTaskAct(ctx, { ...of, act: 'reminded', institution: actingFor, to: { institution, person } })
  await tellOfTask(ctx, { ...of, kind: 'task_reminder', institution, person })
  await concludeAct(ctx, file, { name: 'casework.task.reminded', payload: { task: task.id, institution } })
  return ok(null)
}
