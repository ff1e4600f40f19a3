import { notify } from '#notices/server'
import { type Ctx, me } from '#platform/server'
import { type TaskToTell, whoAnswersFor } from './told-of-task.query.server.ts'

/** Tells of a new task: whoever answers for it, or everybody who works in the case for the institution that it was laid on. */
export async function tellOfTask(ctx: Ctx, task: TaskToTell): Promise<void> {
  const { code, people } = await whoAnswersFor(ctx, task)
  const about = { id: task.caseId, code }
  for (const to of people) {
    if (ctx.actor.kind === 'person' && to === me(ctx)) continue
    await notify(ctx, { to, kind: 'task_given', link: `/cases/${task.caseId}/tasks`, about })
  }
}
