import { type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, me } from '#platform/server'
import { headsToTell } from '../clocks/clock-notice.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { noteTaskAct } from './note-task-act.server.ts'
import type { TellHeadOfTaskInput } from './task-acts.schema.ts'
import { taskToAct } from './task-to-act.server.ts'

export type TellHeadOfTaskRefusal = 'not_open' | 'told_today' | 'no_head'

/**
 * Tells the head of the institution that has a task, or is asked to take it, or of the one that keeps the case, that something waits. It is no
 * reminder and hands nothing over: whoever has the task goes on having it. For those who keep the case, once a day, with a reason of a list.
 */
export async function tellHeadOfTask(
  ctx: Ctx,
  input: TellHeadOfTaskInput & { readonly caseId: string },
): Promise<Outcome<number, TellHeadOfTaskRefusal>> {
  const found = await taskToAct(ctx, input, 'tell_head')
  if (!found) return refused('not_open')
  const { file, task, holder } = found
  if (task.headToldOn === ctx.today) return refused('told_today')
  const institution = input.to === 'ours' ? file.keeper : (holder.offered ?? holder.institution)
  const heads = (await headsToTell(ctx, file.id, institution)).filter((head) => head !== me(ctx))
  if (heads.length === 0) return refused('no_head', { field: 'to' })
  const of = { caseId: file.id, taskId: task.id, institution: file.keeper }
  await noteTaskAct(ctx, { ...of, act: 'head_told', to: { institution }, reason: input.reason })
  for (const head of heads) await notify(ctx, { to: head, kind: 'clock_escalation', link: '/clocks/ours' })
  const payload = { task: task.id, institution, reason: input.reason }
  await concludeAct(ctx, file, { name: 'casework.task.head_told', payload })
  return ok(heads.length)
}
