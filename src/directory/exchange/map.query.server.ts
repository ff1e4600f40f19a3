import { sql } from 'kysely'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { boundariesOf, type KeptBoundary, placesByCode, placesWithin } from '#territory/server'
import type { Category } from '../entries/service.domain.ts'

/** One tile: a unit, how many entries are for its residents, and how many of them are given within it. */
export type Tile = { readonly place: Place; readonly count: number; readonly there: number }
export type ServiceMap = {
  readonly within: Place | null
  readonly tiles: readonly Tile[]
  /** Outlines of the units of which any were imported. */
  readonly boundaries: ReadonlyMap<string, KeptBoundary>
}

type Counted = { readonly unit: string; readonly n: number; readonly there: number }

/**
 * Entries that the reader may see, archived ones left out, by the units that lie in one: an entry that serves a whole powiat is for each of its
 * gminas; one that serves a gmina counts in its powiat once. An entry is never counted twice in a unit.
 */
export async function serviceMap(
  ctx: Ctx,
  { unitCode, category }: { unitCode?: string | undefined; category?: Category | undefined },
): Promise<ServiceMap> {
  const [within] = unitCode ? (await placesByCode(ctx, [unitCode])).values() : []
  const above = within && within.level !== 'gmina' ? within.code : (within?.code.slice(0, 4) ?? null)
  const [units, counted, whole] = [
    await placesWithin(ctx, above),
    await countsIn(ctx, above, category ?? null),
    await wholeIn(ctx, above, category ?? null),
  ]
  const by = new Map(counted.map((one) => [one.unit, one]))
  const [shown] = above ? (await placesByCode(ctx, [above])).values() : []
  return {
    within: shown ?? null,
    boundaries: await boundariesOf(
      ctx,
      units.map(({ code }) => code),
    ),
    tiles: units.map((place) => {
      const own = by.get(place.code)
      return { place, count: (own?.n ?? 0) + whole, there: own?.there ?? 0 }
    }),
  }
}

/** Of entries that serve several units of one level, those that a larger one holds already say nothing more. */
async function countsIn(ctx: Ctx, above: string | null, category: string | null): Promise<readonly Counted[]> {
  const digits = (above?.length ?? 0) + 2
  const { rows } = await sql<Counted>`
    with served as (
      select distinct s.id, left(a.unit, ${digits}) as unit, starts_with(s.place_code, left(a.unit, ${digits})) as there
      from directory.service s cross join unnest(s.area) as a (unit)
      where s.archived_on is null and (${category}::text is null or s.category = ${category})
        and length(a.unit) >= ${digits} and starts_with(a.unit, ${above ?? ''})
        and not exists (select from unnest(s.area) b where length(b) < ${digits} and starts_with(a.unit, b)))
    select unit, count(*)::int as n, (count(*) filter (where there))::int as there from served group by unit`.execute(
    ctx.db,
  )
  return rows
}

/** Entries that serve all of the units at once: the unit they lie in, or a larger one. */
async function wholeIn(ctx: Ctx, above: string | null, category: string | null): Promise<number> {
  if (above === null) return 0
  const around = [...new Set([above.slice(0, 2), above])]
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from directory.service s
    where s.archived_on is null and (${category}::text is null or s.category = ${category}) and s.area && ${around}::text[]`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}
