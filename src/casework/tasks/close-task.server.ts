import { Conflict, Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import type { CloseTaskInput } from './close-task.schema.ts'
import { noteTaskAct } from './note-task-act.server.ts'
import { promiseTask } from './promise-task.server.ts'
import { saveTaskState, taskRow, taskRows, workersIn } from './task.store.server.ts'
import { endSeries, seriesOf } from './task-act.store.server.ts'
import type { TaskRow } from './task-row.domain.ts'
import { nextOfSeries } from './task-series.domain.ts'
import { taskViewer, writeTaskWords } from './task-to-act.server.ts'
import { taskActs } from './task-turn.domain.ts'

export type CloseTaskRefusal = 'case_closed' | 'reason_missing' | 'words_not_yours' | 'comes_again' | 'tells_shielded'

type Closing = Omit<CloseTaskInput, 'result' | 'lastOne'> &
  Partial<Pick<CloseTaskInput, 'result' | 'lastOne'>> & { readonly caseId: string }

/**
 * Notes what became of a task: said by the institution that has it, or by those who keep the case. What came of it is an entry of whoever
 * says it. The next one of a task that comes again opens with it, where its day has not brought it already. Throws `Conflict` when somebody noted it first.
 */
export async function closeTask(ctx: Ctx, input: Closing): Promise<Outcome<null, CloseTaskRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const task = await taskRow(ctx, file.id, input.taskId)
  const viewer = await taskViewer(ctx, file)
  const mine = viewer.institutions.includes(task.institution)
  if (!mine && !viewer.keeps) throw new Forbidden('casework.task.close')
  if (file.closedOn !== null) return refused('case_closed')
  if (task.state !== input.was) throw new Conflict('the task was changed meanwhile', task.state)
  if (task.state === 'open' && !taskActs(task, viewer).includes('close')) throw new Forbidden('casework.task.close')
  if (input.state === 'dropped' && task.state !== 'dropped' && input.result === undefined) {
    return refused('reason_missing', { field: 'result' })
  }
  const by = mine ? task.institution : file.keeper
  if (input.result !== undefined && !viewer.writesFor.includes(by)) {
    return refused('words_not_yours', { field: 'result' })
  }
  if (input.result !== undefined && (await tellsShielded(ctx, file.id, input.result))) {
    return refused('tells_shielded', { field: 'result' })
  }
  if (input.state === 'open' && task.state !== 'open' && (await anotherOpen(ctx, file, task))) {
    return refused('comes_again', { field: 'state' })
  }
  const words = { text: input.result ?? '', by, for: task.givenBy.institution }
  const itemId = input.result === undefined ? null : await writeTaskWords(ctx, file, 'task_result', words)
  await noteTaskAct(ctx, { caseId: file.id, taskId: task.id, act: input.state, institution: by, itemId })
  await saveTaskState(ctx, task, input.state, itemId)
  const noted = { caseId: file.id, instance: task.id, institutionId: task.institution }
  if (input.state === 'done') await noteEvent(ctx, { ...noted, event: 'task_done', onDay: ctx.today })
  if (task.state === 'open' && input.state !== 'open') await comeAgain(ctx, file, task, input.lastOne ?? false)
  const payload = { task: task.id, state: input.state }
  await concludeAct(ctx, file, { name: 'casework.task.changed', payload })
  return ok(null)
}

async function anotherOpen(ctx: Ctx, file: CaseFile, { id, seriesId }: TaskRow): Promise<boolean> {
  if (seriesId === null) return false
  return (await taskRows(ctx, file.id)).some(
    (one) => one.id !== id && one.seriesId === seriesId && one.state === 'open',
  )
}

/** The next of a series, for whoever had this one; with the last one said to be the last, or past its end, the series is over. */
async function comeAgain(ctx: Ctx, file: CaseFile, task: TaskRow, lastOne: boolean): Promise<void> {
  const series = task.seriesId === null ? null : await seriesOf(ctx, task.seriesId)
  if (task.seriesId === null || series === null || series.endedOn !== null) return
  if (!lastOne && (await anotherOpen(ctx, file, task))) return
  const next = lastOne ? null : nextOfSeries(series, task.no, ctx.today)
  if (next === null) return endSeries(ctx, task.seriesId)
  const { institution } = task.holder ?? task
  const person = task.holder?.person ?? null
  const seated = (await workersIn(ctx, file.id)).some(
    (one) => one.person === me(ctx) && one.institution === institution,
  )
  await promiseTask(ctx, {
    caseId: file.id,
    itemId: task.itemId,
    institution,
    person,
    due: next.due,
    givenBy: task.givenBy.institution,
    origin: task.origin,
    series: { id: task.seriesId, no: next.no },
    accepted: seated && task.standing === 'accepted',
  })
}
