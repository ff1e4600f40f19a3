import { Conflict, Forbidden } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { actedForByMe, taskRow } from './task.store.server.ts'
import { supportersOf } from './task-act.store.server.ts'
import type { TaskRow } from './task-row.domain.ts'
import { type TaskAct, type TaskHolder, type TaskViewer, taskActs } from './task-turn.domain.ts'

export type TaskToAct = {
  readonly file: CaseFile
  readonly task: TaskRow
  readonly holder: TaskHolder
  readonly viewer: TaskViewer
  /** The institution of mine for which I act: the one asked, the one that has it, or another of mine. */
  readonly actingFor: string
}

type Asked = { readonly caseId: string; readonly taskId: string; readonly rowVersion: number }

/**
 * A task for one act. `null` when the case is closed or the task is not open; `Forbidden` when the act is not mine today; `Conflict` when
 * somebody changed the task since this version of it was shown.
 */
export async function taskToAct(ctx: Ctx, asked: Asked, act: TaskAct): Promise<TaskToAct | null> {
  const file = await caseToAct(ctx, asked.caseId)
  const task = await taskRow(ctx, file.id, asked.taskId)
  const viewer = await taskViewer(ctx, file)
  const { holder } = task
  if (file.closedOn !== null || holder === null) return null
  if (task.rowVersion !== asked.rowVersion) throw new Conflict('the task was changed meanwhile', task.standing)
  const supporters = (await supportersOf(ctx, task.id)).map(({ institution }) => institution)
  if (!taskActs(task, viewer, supporters).includes(act)) throw new Forbidden(`casework.task.${act}`)
  return { file, task, holder, viewer, actingFor: actingFor(task, viewer) ?? file.keeper }
}

/** From where I look at the tasks of a case. */
export async function taskViewer(ctx: Ctx, file: CaseFile): Promise<TaskViewer> {
  const seats = (await seatsOfMine(ctx, file.id)).filter(({ sees }) => sees !== 'coded')
  return {
    institutions: seats.map(({ institution }) => institution),
    writesFor: seats.filter(({ sees }) => sees === 'names').map(({ institution }) => institution),
    person: me(ctx),
    actsFor: await actedForByMe(ctx),
    keeps: await keeps(ctx, file.id),
    today: ctx.today,
    paused: file.model.stage(file.stage).kind === 'paused',
  }
}

const actingFor = ({ holder, givenBy }: TaskRow, { institutions }: TaskViewer): string | undefined =>
  [holder?.offered, holder?.institution, givenBy.institution].find((one) => one && institutions.includes(one)) ??
  undefined

export type TaskWords = {
  readonly text: string
  /** The institution that writes, and the one they are for. */
  readonly by: string
  readonly for: string | null
}

/** Words about a task: an entry of whoever writes them, in the category of the task, shown as the task's own words are. */
export const writeTaskWords = (ctx: Ctx, file: CaseFile, of: string, words: TaskWords): Promise<string> =>
  writeItem(ctx, {
    caseId: file.id,
    keeper: file.keeper,
    owner: words.by,
    kind: 'note',
    category: courseCategory(file.model),
    responsible: words.for,
    body: { of, text: words.text },
  })
