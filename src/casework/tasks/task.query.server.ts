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
import { type OriginOffered, originsOffered } from './origin.query.server.ts'
import { type TaskWorker, taskRows, workersIn } from './task.store.server.ts'
import type { TaskRow } from './task-row.domain.ts'
import { taskViewer } from './task-to-act.server.ts'
import { groupOf, type TaskGroup, type TaskViewer } from './task-turn.domain.ts'

export type TaskLine = TaskRow & {
  /** Nothing where its entry is not shown to this reader. */
  readonly words: string | null
  readonly group: TaskGroup
  readonly mayClose: boolean
}

export type TasksOfCase = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly tasks: readonly TaskLine[]
  /** Open actions of the plan and lines of the basket for which an institution of mine is responsible. */
  readonly actions: readonly ActionLine[]
  readonly deliveries: readonly BasketLine[]
  readonly institutions: readonly { readonly value: string; readonly label: string }[]
  /** The same with the people of each who can have a task today. */
  readonly holders: readonly { readonly value: string; readonly label: string }[]
  /** People who sit in the case, for showing who has a task. */
  readonly workers: readonly TaskWorker[]
  readonly origins: readonly OriginOffered[]
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
  const viewer = await taskViewer(ctx, known.file)
  const tasks = await taskLines(ctx, known, viewer, await taskRows(ctx, known.file.id))
  const plan = await planView(ctx, known)
  const basket = await basketView(ctx, known)
  const mayKeep = await keeps(ctx, known.file.id)
  const mayAssign = known.file.closedOn === null && seats.some(({ sees }) => sees === 'names')
  const offered = mayAssign ? institutionsForTasks(known) : []
  const named = tasks.flatMap(({ institution, holder }) => [institution, holder?.institution ?? null])
  const names = await institutionNames(ctx, [...offered, ...named])
  const workers = await workersIn(ctx, known.file.id)
  const institutions = offered.map((id) => ({ value: id, label: names.get(id)?.name ?? id }))
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
    institutions,
    holders: institutions.flatMap((one) => [
      one,
      ...workers.flatMap(({ institution, person, name }) =>
        institution === one.value ? [{ value: `${institution} ${person}`, label: `${one.label}: ${name}` }] : [],
      ),
    ]),
    workers,
    origins: mayAssign ? await originsOffered(ctx, known) : [],
    names,
    requests: mayKeep ? await requestsOf(ctx, known, clocks(known.model, known.facts)) : [],
    mayAssign,
    today: ctx.today,
  }
}

/** Tasks with their words and what this reader may do with them. */
export async function taskLines(
  ctx: Ctx,
  known: KnownCase,
  viewer: TaskViewer,
  rows: readonly TaskRow[],
): Promise<readonly TaskLine[]> {
  const words = await wordsOf(
    ctx,
    known,
    rows.flatMap(({ itemId, toldItemId, offeredItemId }) => [itemId, toldItemId, offeredItemId]),
  )
  return rows.map((row) => ({
    ...row,
    // Whoever it was handed to reads what it was handed over with, where the first words are not theirs to read.
    words: wordsAt(words, row.itemId) ?? wordsAt(words, row.toldItemId) ?? wordsAt(words, row.offeredItemId),
    group: groupOf(row, viewer),
    mayClose:
      known.file.closedOn === null &&
      (viewer.keeps || viewer.institutions.includes(row.holder?.institution ?? row.institution)),
  }))
}

const wordsAt = (words: ReadonlyMap<string, string>, id: string | null): string | null =>
  (id === null ? undefined : words.get(id)) ?? null

/** The words of entries that are mine to read, by entry. */
export async function wordsOf(
  ctx: Ctx,
  known: KnownCase,
  itemIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(itemIds.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const entries = await ctx.db
    .selectFrom('casework.item')
    .select(['id', 'body'])
    .where('case_id', '=', known.file.id)
    .where('id', 'in', wanted)
    .execute()
  return new Map(entries.map(({ id, body }) => [id, wordsIn(known, body)]))
}

/** A task is told by its own words, or by those of the decision in the minutes of the model. */
function wordsIn({ model }: KnownCase, body: unknown): string {
  // Only assign-task, hold-meeting and complete-form write entries that tasks point at, in these shapes.
  const entry = body as { text?: string; fields?: Values }
  return entry.text ?? boundWords(model, entry.fields ?? {}, 'decision.text')
}
