import { sql } from 'kysely'
import { daysOff, type LocalDate, parts } from '#kernel'
import type { Model, Name } from '#model'
import { modelHere } from '#model/server'
import type { Ctx } from '#platform/server'
import { type TurnFilter, type TurnRow, type Turns, turnsInMyCases } from './turns.query.server.ts'

/** A row of the board with the model of its case. */
export type TurnShown = TurnRow & { readonly model: Model }

export type Board = Omit<Turns, 'rows'> & {
  readonly rows: readonly TurnShown[]
  readonly longest: readonly LongestWait[]
  readonly today: LocalDate
  readonly page: number
  readonly pages: number
}

/** The median of working days that one kind of deadline took; from five cases on, and of no institution. */
export type LongestWait = { readonly name: Name; readonly days: number }

const ROWS = 25
const MOST_LONGEST = 6

/** One page of the board of whose turn it is. */
export async function boardOf(ctx: Ctx, filter: Omit<TurnFilter, 'limit' | 'offset'>, page: number): Promise<Board> {
  const turns = await turnsInMyCases(ctx, { ...filter, limit: ROWS, offset: (page - 1) * ROWS })
  const rows = await withModels(ctx, turns.rows)
  const units = new Set(rows.filter(({ keeps }) => keeps).map(({ unitCode }) => unitCode))
  const [unit] = units.size === 1 ? units : []
  return {
    ...turns,
    rows,
    longest: unit === undefined ? [] : await longestWaits(ctx, unit),
    today: ctx.today,
    page,
    pages: Math.max(1, Math.ceil(turns.matching / ROWS)),
  }
}

export async function withModels(ctx: Ctx, rows: readonly TurnRow[]): Promise<readonly TurnShown[]> {
  const shown: TurnShown[] = []
  for (const row of rows) shown.push({ ...row, model: (await modelHere(ctx, row.versionId, row.unitCode)).model })
  return shown
}

/** What took longest in a gmina in the last thirty days; nothing for those who keep no case there. */
async function longestWaits(ctx: Ctx, unit: string): Promise<readonly LongestWait[]> {
  const { rows } = await sql<{ version_id: string; deadline: string; waited: number }>`
    select version_id, deadline, waited from casework.longest_waits(${unit}, ${daysOffUntil(ctx.today)}::date[])
    limit ${MOST_LONGEST}`.execute(ctx.db)
  const found: LongestWait[] = []
  for (const { version_id, deadline, waited } of rows) {
    const name = (await modelHere(ctx, version_id, unit)).model.deadline.find(deadline)?.name
    if (name) found.push({ name, days: waited })
  }
  return found
}

/** Statutory days off of the years that what ended lately may have begun in. */
export function daysOffUntil(today: LocalDate): readonly string[] {
  const { year } = parts(today)
  return [year - 2, year - 1, year].flatMap((one) => [...daysOff(one)])
}
