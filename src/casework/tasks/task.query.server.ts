import type { LocalDate } from '#kernel'
import { clocks, type Values } from '#model'
import type { Ctx } from '#platform/server'
import { type BasketLine, basketView } from '../basket/basket.query.server.ts'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type InstitutionNames, institutionNames } from '../cases/institution-names.query.server.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { boundWords } from '../forms/bound-words.domain.ts'
import { type ActionLine, planView } from '../plan/plan.query.server.ts'
import { type RequestLine, requestsOf } from '../requests/request.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { institutionsForTasks } from './assign-task.server.ts'
import { type TaskRow, taskRows } from './task.store.server.ts'

export type TaskLine = TaskRow & {
  /** Nothing where its entry is not shown to this reader. */
  readonly words: string | null
}

export type TasksOfCase = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly tasks: readonly TaskLine[]
  /** Open actions of the plan and lines of the basket for which an institution of mine is responsible. */
  readonly actions: readonly ActionLine[]
  readonly deliveries: readonly BasketLine[]
  readonly institutions: readonly { readonly value: string; readonly label: string }[]
  readonly names: InstitutionNames
  /** For those who keep the case. */
  readonly requests: readonly RequestLine[]
  readonly mayAssign: boolean
  readonly today: LocalDate
}

/** What is to be done in a case, as far as this reader knows of it: whoever sees only own tasks gets those. */
export async function tasksOfCase(ctx: Ctx, caseId: string): Promise<TasksOfCase> {
  const known = await caseFacts(ctx, caseId)
  const seats = await seatsOfMine(ctx, known.file.id)
  const mine = seats.map(({ institution }): string => institution)
  const tasks = await withWords(ctx, known, await taskRows(ctx, known.file.id))
  const plan = await planView(ctx, known)
  const basket = await basketView(ctx, known)
  const mayKeep = await keeps(ctx, known.file.id)
  const mayAssign = known.file.closedOn === null && seats.some(({ sees }) => sees === 'names')
  const offered = mayAssign ? institutionsForTasks(known) : []
  const names = await institutionNames(ctx, [...offered, ...tasks.map(({ institution }) => institution)])
  return {
    known,
    frame: await caseFrame(ctx, known.file),
    tasks,
    actions: (plan?.actions ?? []).filter(
      ({ responsible, state }) => state === 'open' && responsible !== null && mine.includes(responsible),
    ),
    deliveries: basket.lines.filter(
      ({ provider, state }) =>
        provider !== null && mine.includes(provider) && !['refused', 'delivered', 'confirmed'].includes(state),
    ),
    institutions: offered.map((id) => ({ value: id, label: names.get(id)?.name ?? id })),
    names,
    requests: mayKeep ? await requestsOf(ctx, known, clocks(known.model, known.facts)) : [],
    mayAssign,
    today: ctx.today,
  }
}

/** A task with its words, to note what became of it. */
export async function taskToClose(ctx: Ctx, caseId: string, taskId: string) {
  const known = await caseFacts(ctx, caseId)
  const lines = await withWords(ctx, known, await taskRows(ctx, known.file.id))
  return { known, frame: await caseFrame(ctx, known.file), task: lines.find(({ id }) => id === taskId) ?? null }
}

async function withWords(ctx: Ctx, known: KnownCase, rows: readonly TaskRow[]): Promise<readonly TaskLine[]> {
  if (rows.length === 0) return []
  const entries = await ctx.db
    .selectFrom('casework.item')
    .select(['id', 'body'])
    .where('case_id', '=', known.file.id)
    .where(
      'id',
      'in',
      rows.map(({ itemId }) => itemId),
    )
    .execute()
  const words = new Map(entries.map(({ id, body }) => [id, wordsIn(known, body)]))
  return rows.map((row) => ({ ...row, words: words.get(row.itemId) ?? null }))
}

/** A task is told by its own words, or by those of the decision in the minutes of the model. */
function wordsIn({ model }: KnownCase, body: unknown): string {
  // Only assign-task, hold-meeting and complete-form write entries that tasks point at, in these shapes.
  const entry = body as { text?: string; fields?: Values }
  return entry.text ?? boundWords(model, entry.fields ?? {}, 'decision.text')
}
