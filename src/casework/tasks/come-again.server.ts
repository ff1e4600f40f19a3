import { addDays, isWorkingDay } from '#kernel'
import { modelHere } from '#model/server'
import { notify } from '#notices/server'
import { type Ctx, enqueue, record } from '#platform/server'
import { peopleAwaited } from '../clocks/clock-notice.store.server.ts'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { comeAgain, type ToComeAgain, tasksToComeAgain } from './come-again.store.server.ts'
import { nextOfSeries } from './task-series.domain.ts'

/** The job that makes the next of a task that comes again, when the day of the one before has gone by and nobody noted what became of it. */
export const COME_AGAIN = 'casework.tasks.come_again'
/** There is one such job, which leaves its successor. */
const JOB = '018f0000-0000-7000-8000-000000000032'
/** As many in one transaction. */
const AT_ONCE = 200

/** Asks for the tasks that come again today: at start. */
export const askToComeAgain = (ctx: Ctx): Promise<void> => enqueue(ctx, { name: COME_AGAIN, id: JOB })

/**
 * Makes the next of every series whose open task is past its day, on a working day: so nothing stops to come because one was forgotten. The
 * one before stays open, and no third is made beside the two. Leaves itself for the next morning. Comes twice without harm.
 */
export async function bringTasksAgain(ctx: Ctx): Promise<void> {
  const due = isWorkingDay(ctx.today) ? await tasksToComeAgain(ctx, AT_ONCE) : []
  let made = 0
  for (const one of due) if (await bring(ctx, one)) made += 1
  // Six in the morning in Greenwich is a morning of the same day in Poland, in summer and in winter.
  const next = made === AT_ONCE ? ctx.now : new Date(`${addDays(ctx.today, 1)}T06:00:00Z`)
  await enqueue(ctx, { name: COME_AGAIN, id: JOB, notBefore: next })
}

async function bring(ctx: Ctx, before: ToComeAgain): Promise<boolean> {
  const next = nextOfSeries(before.series, before.no, ctx.today)
  if (next === null) return false
  const id = ctx.newId()
  if (!(await comeAgain(ctx, before.taskId, { id, ...next }))) return false
  const { caseId, institution, keeper } = before
  const { model } = await modelHere(ctx, before.versionId, before.unitCode)
  await settleClocks(ctx, { id: caseId, model, migrations: before.migrations })
  const awaited = await peopleAwaited(ctx, { caseId, institution, role: null })
  const left = awaited.length > 0 ? awaited : await peopleAwaited(ctx, { caseId, institution: keeper, role: null })
  const named = left.filter((person) => person === before.person)
  for (const to of named.length > 0 ? named : left) {
    const about = { id: caseId, code: before.code }
    await notify(ctx, { to, kind: 'task_given', link: `/cases/${caseId}/tasks/${id}`, about })
  }
  const payload = { task: id, institution }
  await record(ctx, { chain: 'case', about: caseId, name: 'casework.task.came_again', payload })
  return true
}
