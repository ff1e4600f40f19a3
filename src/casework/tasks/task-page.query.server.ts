import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type InstitutionNames, institutionNames } from '../cases/institution-names.query.server.ts'
import type { EscalationReason } from '../clocks/remind-rules.domain.ts'
import { institutionsForTasks } from './assign-task.server.ts'
import { type OriginShown, originShown } from './origin.query.server.ts'
import { type TaskLine, taskLines, wordsOf } from './task.query.server.ts'
import { type TaskWorker, taskRows, workersIn } from './task.store.server.ts'
import { type Supporter, seriesOf, supportersOf, type TaskDeed } from './task-act.store.server.ts'
import type { TaskSeries } from './task-series.domain.ts'
import type { ReturnReason } from './task-state.domain.ts'
import { taskViewer } from './task-to-act.server.ts'
import { type TaskAct, taskActs } from './task-turn.domain.ts'

/** One thing that happened to a task. */
export type TaskPast = {
  readonly act: TaskDeed
  readonly at: Date
  /** Nobody where it came by itself. */
  readonly who: string | null
  /** The absent colleague in whose place it was done. */
  readonly inPlaceOf: string | null
  readonly institution: string | null
  readonly to: string | null
  readonly toPerson: string | null
  readonly reason: ReturnReason | EscalationReason | null
  /** A reason, a result, or words for the next one, where they are shown to this reader. */
  readonly words: string | null
}

export type TaskPage = {
  readonly frame: CaseFrame
  readonly task: TaskLine
  readonly acts: readonly TaskAct[]
  readonly past: readonly TaskPast[]
  readonly origin: OriginShown
  readonly series: TaskSeries | null
  readonly supporters: readonly Supporter[]
  /** People who can have the task, of every institution. */
  readonly workers: readonly TaskWorker[]
  /** Institutions to which it can be handed, or which can help. */
  readonly others: readonly string[]
  readonly names: InstitutionNames
  readonly me: string | null
  /** Institutions for which this person sits. */
  readonly mine: readonly string[]
  /** Writes content in this case; whoever sees only own tasks does not. */
  readonly mayWrite: boolean
}

/** One task with its history, and what this reader may do with it today. `NotFound` as for the case. */
export async function taskPageOf(ctx: Ctx, caseId: string, taskId: string): Promise<TaskPage> {
  const known = await caseFacts(ctx, caseId)
  const { file } = known
  const viewer = await taskViewer(ctx, file)
  const row = (await taskRows(ctx, file.id)).find(({ id }) => id === taskId)
  if (!row) throw new NotFound('task')
  const [task] = await taskLines(ctx, known, viewer, [row])
  if (!task) throw new NotFound('task')
  const rows = await pastOf(ctx, row.id)
  const words = await wordsOf(
    ctx,
    known,
    rows.map(({ itemId }) => itemId),
  )
  const supporters = await supportersOf(ctx, row.id)
  const helping = supporters.map(({ institution }) => institution)
  const others = institutionsForTasks(known).filter((one) => one !== row.holder?.institution)
  const named = [row.institution, row.holder?.institution ?? null, row.givenBy.institution]
  return {
    frame: await caseFrame(ctx, file),
    task,
    acts: file.closedOn === null ? taskActs(row, viewer, helping) : [],
    past: rows.map(({ itemId, ...one }) => ({ ...one, words: itemId === null ? null : (words.get(itemId) ?? null) })),
    origin: await originShown(ctx, known, row.origin),
    series: row.seriesId === null ? null : await seriesOf(ctx, row.seriesId),
    supporters,
    workers: await workersIn(ctx, file.id),
    others,
    names: await institutionNames(ctx, [
      ...named,
      ...others,
      ...helping,
      ...rows.flatMap((one) => [one.institution, one.to]),
    ]),
    me: viewer.person,
    mine: viewer.institutions,
    mayWrite: viewer.writesFor.length > 0,
  }
}

/** What happened to a task, the latest first. */
async function pastOf(ctx: Ctx, taskId: string) {
  const found = await sql<Omit<TaskPast, 'words'> & { readonly itemId: string | null }>`
    select a.act, a.acted_at as at, p.given_name || ' ' || p.family_name as who, a.institution_id as institution,
      a.to_institution_id as "to", q.given_name || ' ' || q.family_name as "toPerson", a.reason, a.item_id as "itemId",
      z.given_name || ' ' || z.family_name as "inPlaceOf"
    from casework.task_act a left join identity.person p on p.id = a.acted_by left join identity.person q on q.id = a.to_person_id
    left join identity.person z on z.id = a.in_place_of
    where a.task_id = ${taskId}::uuid order by a.no desc`.execute(ctx.db)
  return found.rows
}
