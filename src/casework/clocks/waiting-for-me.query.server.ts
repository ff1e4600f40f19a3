import { sql } from 'kysely'
import { addDays, type LocalDate } from '#kernel'
import type { Name } from '#model'
import { modelHere } from '#model/server'
import type { Ctx } from '#platform/server'
import { type TurnShown, withModels } from './board.query.server.ts'
import { type TurnRow, turnsInMyCases } from './turns.query.server.ts'

/** What waits for the acting person and their institutions, in counts: nothing of it names a family. */
export type WaitingForMe = {
  readonly overdue: number
  readonly toRemind: number
  /** Due within the next seven days. */
  readonly thisWeek: number
  readonly later: number
  readonly paused: number
  /** By kind of deadline, tasks under `null`; the nearest day first. */
  readonly byKind: readonly WaitingByKind[]
}
export type WaitingByKind = {
  readonly name: Name | null
  readonly count: number
  readonly nextOn: LocalDate
}

/** More than anybody reads at once. */
const MOST = 300

/** Counts by kind of what waits for me: for a digest, which tells no code and no name. */
export async function waitingForMe(ctx: Ctx): Promise<WaitingForMe> {
  const { rows } = await turnsInMyCases(ctx, { waitingFor: 'me', limit: MOST })
  const week = addDays(ctx.today, 7)
  const byKind = new Map<string, WaitingByKind>()
  for (const row of rows) {
    const name = await nameOf(ctx, row)
    const key = name?.pl ?? ''
    const known = byKind.get(key)
    byKind.set(key, { name, count: (known?.count ?? 0) + 1, nextOn: known?.nextOn ?? row.dueOn })
  }
  const running = rows.filter(({ standing }) => standing === 'running')
  return {
    overdue: rows.filter(({ standing }) => standing === 'overdue').length,
    toRemind: rows.filter(({ standing }) => standing === 'to_remind').length,
    thisWeek: running.filter(({ dueOn }) => dueOn <= week).length,
    later: running.filter(({ dueOn }) => dueOn > week).length,
    paused: rows.filter(({ standing }) => standing === 'paused').length,
    byKind: [...byKind.values()],
  }
}

async function nameOf(ctx: Ctx, { deadline, versionId, unitCode }: TurnRow): Promise<WaitingByKind['name']> {
  if (deadline === null) return null
  return (await modelHere(ctx, versionId, unitCode)).model.deadline.find(deadline)?.name ?? null
}

/** What waits for each person of an institution that I head, without a case. */
export type WaitingOfPerson = {
  readonly person: string | null
  readonly waiting: number
  readonly past: number
  readonly overdue: number
  readonly nextOn: LocalDate
}

export type Ours = {
  readonly rows: readonly TurnShown[]
  readonly headed: readonly WaitingOfPerson[]
  readonly figures: WaitingForMe
  readonly today: LocalDate
}

/** What waits for us: rows of my cases, and for a head figures by person of the whole institution. */
export async function waitingForUs(ctx: Ctx): Promise<Ours> {
  const { rows } = await turnsInMyCases(ctx, { waitingFor: 'me', limit: MOST })
  const headed = await sql<WaitingOfPerson>`
    select w.person, w.waiting, w.past, w.overdue, w.next_on as "nextOn" from casework.waiting_of_institutions_i_head() w
    order by w.next_on, w.person`.execute(ctx.db)
  return {
    rows: await withModels(ctx, rows),
    headed: headed.rows,
    figures: await waitingForMe(ctx),
    today: ctx.today,
  }
}

/** For which institution I print: the one of my seats, the keeper's before others. Nothing without a seat. */
export async function institutionOfMine(ctx: Ctx): Promise<{ readonly id: string; readonly name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    select i.id, i.name from authz.seats_i_hold() s join institutions.institution i on i.id = s.institution_id
    order by s.keeper desc, i.name limit 1`.execute(ctx.db)
  return rows[0] ?? null
}
