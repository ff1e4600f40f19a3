import { sql } from 'kysely'
import { type Ctx, me } from '#platform/server'
import { peselDigest } from '../families/secret.store.server.ts'
import { SEARCH_LIMITS, type Search } from './search.domain.ts'

/** A case that was found. */
export type FoundCase = {
  readonly id: string
  readonly code: string
  /** The names that matched, where they are mine to see. */
  readonly names: string | null
  readonly closed: boolean
}

/**
 * Cases of mine that answer a search, at most `limit`, in Polish order of names. They start from my seats and my cases, and every name is read
 * through row security: what is hidden from me is as if it were not there, in what is found and in what is asked of the database.
 */
export const casesFound = (ctx: Ctx, search: Search, limit: number): Promise<readonly FoundCase[]> =>
  search.kind === 'number' ? byNumber(ctx, search.pesel, limit) : byWords(ctx, search, limit)

async function byNumber(ctx: Ctx, pesel: string, limit: number): Promise<readonly FoundCase[]> {
  const found = await sql<FoundCase>`
    with hit as materialized (select * from casework.people_with_number(${peselDigest(ctx, pesel)}::bytea)),
    named as (
      select hit.case_id, string_agg(distinct concat_ws(' ', i.body ->> 'given', i.body ->> 'family'), ', ') as names
      from hit join casework.item i on i.case_id = hit.case_id and i.subject_id = hit.subject_id
        and i.kind = 'identity' and i.replaced_at is null
      group by hit.case_id
    )
    select c.id, c.code, named.names, c.closed_on is not null as closed
    from (select distinct case_id from hit) h join casework.case c on c.id = h.case_id left join named on named.case_id = c.id
    order by named.names collate "pl-x-icu" nulls last, c.code collate "pl-x-icu", c.id limit ${limit}`.execute(ctx.db)
  return found.rows
}

/** Each word must begin a name of one and the same person, one of them a surname; a long word may have a slip after its first letter, or another ending. */
async function byWords(
  ctx: Ctx,
  { words, code }: Search & { readonly kind: 'words' },
  limit: number,
): Promise<readonly FoundCase[]> {
  const found = await sql<FoundCase>`
    with mine as materialized (select distinct s.case_id from authz.seats_i_hold() s),
    asked as materialized (
      select lower(public.unaccent(w)) as word, length(w) >= ${SEARCH_LIMITS.letters}::int as counts
      from unnest(${[...words]}::text[]) w),
    people as materialized (
      select i.case_id, concat_ws(' ', i.body ->> 'given', i.body ->> 'family') as name,
        regexp_split_to_array(lower(public.unaccent(i.body ->> 'family')), '[^[:alnum:]]+') as family_words,
        regexp_split_to_array(lower(public.unaccent(coalesce(i.body ->> 'given', ''))), '[^[:alnum:]]+') as given_words
      from mine join casework.item i on i.case_id = mine.case_id and i.kind = 'identity' and i.replaced_at is null
    ),
    fits as (
      select p.case_id, p.name, bool_and(f.family or f.given) and bool_or(f.family and a.counts) as fits
      from people p cross join asked a cross join lateral (select
        exists (select from unnest(p.family_words) w where starts_with(w, a.word)
          or length(a.word) >= 5 and left(w, 1) = left(a.word, 1) and public.word_similarity(a.word, w) >= 0.5) as family,
        exists (select from unnest(p.given_words) w where starts_with(w, a.word)) as given) f
      group by p.case_id, p.name
    ),
    named as (
      select case_id, string_agg(distinct name, ', ') as names from fits where fits group by case_id
    )
    select c.id, c.code, named.names, c.closed_on is not null as closed
    from mine join casework.case c on c.id = mine.case_id left join named on named.case_id = c.id
    where named.names is not null or lower(public.unaccent(c.code)) = lower(public.unaccent(${code}::text))
    order by named.names collate "pl-x-icu" nulls first, c.code collate "pl-x-icu", c.id limit ${limit}`.execute(ctx.db)
  return found.rows
}

/** How often the acting person searched since then. Two searches at once wait for each other here, so that neither is left uncounted. */
export async function searchesSince(ctx: Ctx, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`search ${me(ctx)}`}, 0))`.execute(ctx.db)
  const { n } = await ctx.db
    .selectFrom('platform.fact')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('chain_id', '=', me(ctx))
    .where('name', '=', SEARCHED)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return n
}
/** The fact that each search leaves. */
export const SEARCHED = 'casework.search.made'
