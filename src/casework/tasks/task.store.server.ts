import { sql } from 'kysely'
import { Conflict, type LocalDate, NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { TaskRow } from './task-row.domain.ts'
import { BY_HAND, type TaskOrigin, type TaskStanding, type TaskState } from './task-state.domain.ts'
import type { TaskHolder } from './task-turn.domain.ts'

export type TaskAdded = {
  readonly caseId: string
  /** The entry with its words. */
  readonly itemId: string
  readonly institution: string
  /** The worker of that institution who answers for it; nobody yet when it is left out. */
  readonly person?: string | null
  readonly due: LocalDate | null
  /** The institution that gave it, to which it may be given back. */
  readonly givenBy?: string | null
  readonly origin?: TaskOrigin
  readonly series?: { readonly id: string; readonly no: number } | null
  /** Taken on already: it comes again to whoever had it. */
  readonly accepted?: boolean
}

/** Keeps a task; answers with its id. */
export async function addTask(ctx: Ctx, task: TaskAdded): Promise<string> {
  const id = ctx.newId()
  const { kind, key } = task.origin ?? BY_HAND
  await ctx.db
    .insertInto('casework.task')
    .values({
      id,
      case_id: task.caseId,
      item_id: task.itemId,
      institution_id: task.institution,
      person_id: task.person ?? null,
      due_on: task.due,
      assigned_by: me(ctx),
      assigned_at: ctx.now,
      given_institution_id: task.givenBy ?? null,
      given_person_id: task.givenBy ? me(ctx) : null,
      standing: task.accepted || task.givenBy === task.institution ? 'accepted' : 'given',
      origin: kind,
      origin_key: key,
      series_id: task.series?.id ?? null,
      no: task.series?.no ?? 1,
    })
    .execute()
  return id
}

/** Tasks of a case that this reader knows of: open ones first, the nearest day first. */
export async function taskRows(ctx: Ctx, caseId: string): Promise<readonly TaskRow[]> {
  const held = await tasksHeld(ctx, caseId)
  const rows = await ctx.db
    .selectFrom('casework.task as k')
    .selectAll('k')
    .select([latest('reminded').as('reminded_on'), latest('head_told').as('head_told_on')])
    .where('k.case_id', '=', caseId)
    .orderBy((k) => k('k.state', '<>', 'open'))
    .orderBy('k.due_on', (by) => by.asc().nullsLast())
    .orderBy('k.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    toldItemId: row.told_item_id,
    offeredItemId: row.offered_item_id,
    resultItemId: row.result_item_id,
    institution: row.institution_id,
    person: row.person_id,
    offeredTo: row.offered_institution_id,
    holder: held.get(row.id) ?? null,
    givenBy: { institution: row.given_institution_id, person: row.given_person_id },
    due: row.due_on as LocalDate | null,
    // The columns take these values only, and days are read as text of this form.
    state: row.state as TaskState,
    standing: row.standing as TaskStanding,
    origin: { kind: row.origin as TaskOrigin['kind'], key: row.origin_key },
    seriesId: row.series_id,
    no: row.no,
    closedOn: row.closed_on as LocalDate | null,
    remindedOn: row.reminded_on,
    headToldOn: row.head_told_on,
    rowVersion: row.row_version,
  }))
}

/** The day of the latest act of a kind on the task `k`. */
const latest = (act: 'reminded' | 'head_told') =>
  sql<LocalDate | null>`(select max((a.acted_at at time zone 'Europe/Warsaw')::date) from casework.task_act a
    where a.task_id = k.id and a.act = ${act})`

/** Who has the open tasks of a case today, by task. */
async function tasksHeld(ctx: Ctx, caseId: string): Promise<ReadonlyMap<string, TaskHolder>> {
  const found = await sql<{ id: string } & TaskHolder>`
    select h.task_id as id, h.institution_id as institution, h.person_id as person, h.offered_institution_id as offered
    from casework.tasks_held(${caseId}::uuid) h`.execute(ctx.db)
  return new Map(found.rows.map(({ id, ...holder }) => [id, holder]))
}

/** A task to act on; `NotFound` when there is none or it is hidden. */
export async function taskRow(ctx: Ctx, caseId: string, taskId: string): Promise<TaskRow> {
  const found = (await taskRows(ctx, caseId)).find(({ id }) => id === taskId)
  if (!found) throw new NotFound('task')
  return found
}

/** A worker with a working place in the case, and the institution they sit for. */
export type TaskWorker = {
  readonly person: string
  readonly institution: string
  readonly name: string
  /** The absent colleague whose place it is; nobody of a place of their own. */
  readonly inPlaceOf: string | null
}

/** People of a case who can have a task in it today, by institution. */
export async function workersIn(ctx: Ctx, caseId: string): Promise<readonly TaskWorker[]> {
  const found = await sql<TaskWorker>`
    select w.person_id as person, w.institution_id as institution, p.given_name || ' ' || p.family_name as name, w.in_place_of as "inPlaceOf"
    from casework.people_working(${caseId}::uuid) w join identity.person p on p.id = w.person_id
    order by p.family_name collate "pl-x-icu", p.id`.execute(ctx.db)
  return found.rows
}

/** Colleagues in whose place I act today, by institution. */
export type ActedFor = { readonly person: string; readonly institution: string }

export async function actedForByMe(ctx: Ctx): Promise<readonly ActedFor[]> {
  const found = await sql<ActedFor>`
    select f.person_id as person, f.institution_id as institution from authz.persons_i_act_for() f
    where f.person_id <> ${me(ctx)}::uuid`.execute(ctx.db)
  return found.rows
}

/** What a case is called where it may not be named. */
export async function codeOfCase(ctx: Ctx, caseId: string): Promise<string> {
  const found = await ctx.db.selectFrom('casework.case').select('code').where('id', '=', caseId).executeTakeFirst()
  if (!found) throw new NotFound('case')
  return found.code
}

export type TaskChange = {
  readonly institution_id?: string
  readonly person_id?: string | null
  readonly standing?: TaskStanding
  readonly given_institution_id?: string | null
  readonly given_person_id?: string | null
  readonly had_institution_id?: string
  readonly had_on?: LocalDate
  readonly offered_institution_id?: string | null
  readonly offered_item_id?: string | null
  readonly told_item_id?: string | null
  readonly result_item_id?: string | null
}

/** Changes a task. Throws `Conflict` when somebody changed it since this version. */
export async function changeTask(ctx: Ctx, { id, rowVersion }: TaskRow, change: TaskChange): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.task')
    .set({ ...change, row_version: rowVersion + 1 })
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the task was changed meanwhile')
}

/** Notes what became of a task; the result or reason stands in the entry. */
export async function saveTaskState(ctx: Ctx, task: TaskRow, state: TaskState, itemId: string | null): Promise<void> {
  const closed = state === 'open' ? null : me(ctx)
  await ctx.db
    .updateTable('casework.task')
    .set({
      state,
      closed_on: closed && ctx.today,
      closed_by: closed,
      offered_institution_id: null,
      offered_item_id: null,
      result_item_id: itemId,
      row_version: task.rowVersion + 1,
    })
    .where('id', '=', task.id)
    .execute()
}
