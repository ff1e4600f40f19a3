import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/server'
import type { Place, UnitKind, UnitLevel } from './unit.domain.ts'

type PlaceRow = {
  readonly code: string
  readonly level: UnitLevel
  readonly kind: UnitKind
  readonly name: string
  readonly powiat: string | null
  readonly powiat_kind: UnitKind | null
  readonly voivodeship: string | null
}

const placeOf = (row: PlaceRow): Place => ({
  code: row.code,
  level: row.level,
  kind: row.kind,
  name: row.name,
  powiat: row.powiat === null ? null : { name: row.powiat, kind: row.powiat_kind ?? 'powiat' },
  voivodeship: row.voivodeship,
})

/** Each unit with the names it had last, up to today. A unit that ended keeps its name for old records. */
const LAST_KNOWN = sql`last_known as (
  select distinct on (p.code) u.level, p.* from territory.unit_period p join territory.unit u on u.code = p.code
  order by p.code, (p.valid_from <= authz.today()) desc, p.valid_from desc)`

/** The same for these units and those they lie in, whose codes theirs begin with. */
const lastKnownOf = (codes: readonly string[]) => {
  const around = [...new Set(codes.flatMap((code) => [code.slice(0, 2), code.slice(0, 4), code]))]
  return sql`last_known as (
  select distinct on (p.code) u.level, p.* from territory.unit_period p join territory.unit u on u.code = p.code
  where p.code = any(${around})
  order by p.code, (p.valid_from <= authz.today()) desc, p.valid_from desc)`
}

/** `own` with the powiat and the voivodeship it lies in. */
const IN_PLACE = sql`in_place as (
  select own.code, own.level, own.kind, own.name, own.search_key, authz.on_day(own.valid_from, own.valid_until) as stands,
    powiat.name as powiat, powiat.kind as powiat_kind, voivodeship.name as voivodeship,
    concat_ws(' ', powiat.search_key, voivodeship.search_key) as above_key
  from last_known own
  left join last_known powiat on own.level = 'gmina' and powiat.code = own.parent_code
  left join last_known voivodeship on voivodeship.code = coalesce(powiat.parent_code, own.parent_code))`

/** Words that say which kind of unit is meant, and are not part of its name. */
const HINTS = sql`hint (word, level) as (values
  ('gmina', 'gmina'), ('gm', 'gmina'), ('powiat', 'powiat'), ('pow', 'powiat'), ('wojewodztwo', 'voivodeship'), ('woj', 'voivodeship'))`

/** How well a typed word fits names: the whole word, its beginning, or nearly (typing errors; pg_trgm). */
const fitOf = (key: RawBuilder<unknown>) => sql`case
  when ' ' || ${key} || ' ' like '% ' || w.word || ' %' then 1
  when ' ' || ${key} like '% ' || w.word || '%' then 0.9
  else public.strict_word_similarity(w.word, ${key}) end`

/** From here on a name may be meant: two letters in the wrong order ("Bileiny") leave this much. */
const MAY_BE_MEANT = 0.3
/** A whole word or its beginning. Where units fit this well, those that only resemble are left out. */
const AS_TYPED = 0.9
const MOST_TYPED = 100
const MOST_FOUND = 50

export type PlaceSearch = { readonly level?: UnitLevel | undefined; readonly limit?: number | undefined }

/**
 * Finds units of today by what people type: without Polish letters, with a letter missing, with the powiat or "gm." beside the name.
 * Every word must fit the name or the units above it, and at least one the name itself. The exact name comes first.
 */
export async function searchPlaces(ctx: Ctx, text: string, search: PlaceSearch = {}): Promise<Place[]> {
  const typed = text.slice(0, MOST_TYPED)
  const found = await sql<PlaceRow>`
    with ${LAST_KNOWN}, ${IN_PLACE}, ${HINTS},
    typed as (
      select word, min(place) as place from regexp_split_to_table(territory.search_key(${typed}), ' ') with ordinality as s (word, place)
      where word <> '' group by word),
    naming as (select word, place from typed where word not in (select word from hint)),
    asked as (select word from naming union all select word from typed where not exists (select from naming)),
    named as materialized (
      select p.code, w.word, ${fitOf(sql`p.search_key`)} as own from in_place p cross join asked w
      where p.stands and (${search.level ?? null}::text is null or p.level = ${search.level ?? null})),
    near as (select code from named group by code having max(own) >= ${MAY_BE_MEANT}),
    placed as materialized (
      select w.code, w.own, ${fitOf(sql`p.above_key`)} as above from named w join near using (code) join in_place p using (code)),
    fitting as (
      select code, sum(greatest(own, 0.5 * above)) as total, min(greatest(own, above)) as worst, max(own) as best from placed
      group by code having min(greatest(own, above)) >= ${MAY_BE_MEANT}),
    typed_so as (select code from fitting where worst >= ${AS_TYPED} and best >= ${AS_TYPED}),
    whole as (select string_agg(word, ' ' order by place) as name from naming),
    rated as (
      select p.*, f.total, p.search_key in (territory.search_key(${typed}), whole.name) as exact,
        public.similarity(p.search_key, coalesce(whole.name, '')) as alike
      from in_place p join fitting f using (code) cross join whole)
    select code, level, kind, name, powiat, powiat_kind, voivodeship from rated r
    where not exists (select from typed_so) or code in (select code from typed_so)
    order by exact desc nulls last, r.level in (select h.level from hint h join typed t on t.word = h.word) desc,
      total desc, alike desc, array_position(array['gmina', 'powiat', 'voivodeship'], level), name collate "pl-x-icu", code
    limit ${Math.min(search.limit ?? 20, MOST_FOUND)}`.execute(ctx.db)
  return found.rows.map(placeOf)
}

/** Units of today that are called exactly so, whatever their level; accents and capitals aside. For lists: a name costs nothing to look up. */
export async function placesNamed(ctx: Ctx, names: readonly string[]): Promise<Place[]> {
  if (names.length === 0) return []
  const found = await sql<PlaceRow>`
    with ${LAST_KNOWN}, ${IN_PLACE}, named as materialized (select distinct territory.search_key(n) as key from unnest(${[...names]}::text[]) n)
    select code, level, kind, name, powiat, powiat_kind, voivodeship from in_place
    where stands and search_key in (select key from named) order by code`.execute(ctx.db)
  return found.rows.map(placeOf)
}

/** The units of these codes, those that ended too. A code that the register does not know is not in the answer. */
export async function placesByCode(ctx: Ctx, codes: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  if (codes.length === 0) return new Map()
  const found = await sql<PlaceRow>`
    with ${lastKnownOf(codes)}, ${IN_PLACE}
    select code, level, kind, name, powiat, powiat_kind, voivodeship from in_place where code = any(${[...codes]})`.execute(
    ctx.db,
  )
  return new Map(found.rows.map((row) => [row.code, placeOf(row)]))
}

/** Units of today that lie directly in another, by name; without one the voivodeships. */
export async function placesWithin(ctx: Ctx, code: string | null): Promise<Place[]> {
  const found = await sql<PlaceRow>`
    with ${LAST_KNOWN}, ${IN_PLACE}
    select code, level, kind, name, powiat, powiat_kind, voivodeship from in_place
    where stands and level = ${code === null ? 'voivodeship' : code.length === 2 ? 'powiat' : 'gmina'}
      and starts_with(code, ${code ?? ''})
    order by name collate "pl-x-icu", code`.execute(ctx.db)
  return found.rows.map(placeOf)
}
