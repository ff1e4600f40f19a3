import { sql } from 'kysely'
import { Forbidden } from '#kernel'
import type { Sector } from '#model'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { endedHalfYears, type HalfYear, keyOf } from './half-year.domain.ts'

export type InNetwork = { readonly id: string; readonly name: string; readonly sector: Sector }
/** Two institutions that worked together in at least so many cases, in steps of five. */
export type Pair = { readonly one: InNetwork; readonly other: InNetwork; readonly atLeast: number }
export type Network = {
  readonly powiat: string
  readonly powiats: readonly { readonly code: string; readonly place: Place | null }[]
  readonly period: HalfYear
  readonly periods: readonly HalfYear[]
  readonly institutions: readonly InNetwork[]
  readonly pairs: readonly Pair[]
}

/** Powiats whose network I may see. */
export async function powiatsOfNetwork(ctx: Ctx): Promise<readonly string[]> {
  const found = await sql<{ code: string }>`select p as code from casework.powiats_of_network() p order by p`.execute(
    ctx.db,
  )
  return found.rows.map(({ code }) => code)
}

/** Who worked with whom in a powiat in a half-year that ended. `Forbidden` to whoever may see no powiat's network. */
export async function networkOf(
  ctx: Ctx,
  asked: { readonly powiat?: string | undefined; readonly period?: string | undefined },
): Promise<Network> {
  const codes = await powiatsOfNetwork(ctx)
  const periods = endedHalfYears(ctx.today)
  const powiat = codes.find((code) => code === asked.powiat) ?? codes[0]
  const period = periods.find((one) => keyOf(one) === asked.period) ?? periods[0]
  if (powiat === undefined || period === undefined) throw new Forbidden('casework.network.read')
  const { rows } = await sql<{ one: string; other: string; atLeast: number }>`
    select n.one_id as one, n.other_id as other, n.at_least as "atLeast"
    from casework.cooperation(${powiat}, ${period.year}::integer, ${period.half}::integer) n`.execute(ctx.db)
  const institutions = await named(ctx, [...new Set(rows.flatMap(({ one, other }) => [one, other]))])
  const known = new Map(institutions.map((one) => [one.id, one]))
  const places = await placesByCode(ctx, codes)
  return {
    ...{ powiat, period, periods, institutions },
    powiats: codes.map((code) => ({ code, place: places.get(code) ?? null })),
    // In the order of the list, which is no ranking.
    pairs: institutions.flatMap((one, at) =>
      institutions.slice(at + 1).flatMap((other) => {
        const row = rows.find(
          (pair) => [pair.one, pair.other].includes(one.id) && [pair.one, pair.other].includes(other.id),
        )
        const [first, second] = [known.get(one.id), known.get(other.id)]
        return row && first && second ? [{ one: first, other: second, atLeast: row.atLeast }] : []
      }),
    ),
  }
}

async function named(ctx: Ctx, ids: readonly string[]): Promise<readonly InNetwork[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<InNetwork>`
    select i.id, i.name, i.sector from institutions.institution i where i.id = any (${[...ids]}::uuid[])
    order by i.sector, i.name collate "pl-x-icu"`.execute(ctx.db)
  return rows
}
