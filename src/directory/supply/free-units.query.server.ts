import { sql } from 'kysely'
import { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Unit } from './supply.domain.ts'

/** What of a service is free, and how many wait for it, as far as the reader is told. */
export type FreeUnits = {
  /** On the scarcest day of the period; nothing where units are not counted. `free` is below nothing where less is there than is held. */
  readonly counted: { readonly unit: Unit; readonly units: number; readonly held: number; readonly free: number } | null
  /** How many wait: exactly, or at least so many in steps of five. */
  readonly waiting: number
  readonly exact: boolean
  /** Since when the first of them waits: the day, or for those told steps of five the first day of its month. */
  readonly longestSince: LocalDate | null
  /** Days that somebody who asks today for one unit would wait; nothing where it is not known, or not told. Inferred. */
  readonly daysToWait: number | null
}
export type Period = { readonly from: LocalDate; readonly until: LocalDate | null }

type Row = {
  readonly service_id: string
  readonly unit: Unit | null
  readonly units: number | null
  readonly held: string | null
  readonly free: string | null
  readonly waiting: string
  readonly exact: boolean
  readonly longest_since: string | null
  readonly days_to_wait: number | null
}

/** What is free of some services in a period, from today on unless told, by service; those that are not counted and not waited for are left out. */
export async function freeUnits(
  ctx: Ctx,
  services: readonly string[],
  { from, until }: Period = { from: ctx.today, until: null },
): Promise<ReadonlyMap<string, FreeUnits>> {
  if (services.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select * from directory.free_units(${[...services]}::uuid[], ${from}::date, ${until}::date)`.execute(ctx.db)
  return new Map(rows.map((row) => [row.service_id, told(row)]))
}

const told = (row: Row): FreeUnits => ({
  counted:
    row.unit === null
      ? null
      : { unit: row.unit, units: row.units ?? 0, held: Number(row.held), free: Number(row.free) },
  waiting: Number(row.waiting),
  exact: row.exact,
  longestSince: row.longest_since === null ? null : LocalDate.parse(row.longest_since),
  daysToWait: row.days_to_wait,
})

/** The name of an entry that the reader may see, and whether it is in the archive; nothing for one hidden from them. */
export async function serviceNamed(
  ctx: Ctx,
  id: string,
): Promise<{ readonly id: string; readonly name: string; readonly archived: boolean } | null> {
  const row = await ctx.db
    .selectFrom('directory.service')
    .select(['id', 'name', 'archived_on'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { id: row.id, name: row.name, archived: row.archived_on !== null } : null
}
