import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

/** A case found by its code or by the name of somebody in it. */
export type FoundCase = {
  readonly id: string
  readonly code: string
  readonly stage: string
  readonly versionId: string
  /** The names that matched, where they are mine to see. */
  readonly names: string | null
  readonly closed: boolean
}

const MOST = 30

/**
 * Cases of mine whose code begins so, or in which a person is called so; tolerant of accents and small slips. Starts from my seats, so
 * nothing shows that another case exists. Fewer than two letters find nothing. At most 30.
 */
export async function searchMyCases(ctx: Ctx, text: string): Promise<FoundCase[]> {
  const asked = text.trim()
  if (asked.length < 2) return []
  const found = await sql<FoundCase>`
    with mine as materialized (select distinct s.case_id from authz.seats_i_hold() s),
    asked as (select lower(public.unaccent(${asked})) as words),
    named as (
      select i.case_id, string_agg(concat_ws(' ', i.body ->> 'given', i.body ->> 'family'), ', ' order by i.id) as names,
        max(public.word_similarity(asked.words, lower(public.unaccent(concat_ws(' ', i.body ->> 'given', i.body ->> 'family'))))) as likeness
      from mine join casework.item i on i.case_id = mine.case_id and i.kind = 'identity' and i.replaced_at is null
      cross join asked
      where public.word_similarity(asked.words, lower(public.unaccent(concat_ws(' ', i.body ->> 'given', i.body ->> 'family')))) >= 0.45
      group by i.case_id
    )
    select c.id, c.code, c.stage, c.version_id as "versionId", named.names, c.closed_on is not null as closed
    from mine join casework.case c on c.id = mine.case_id
    cross join asked left join named on named.case_id = c.id
    where named.names is not null or starts_with(lower(public.unaccent(c.code)), asked.words)
    order by starts_with(lower(public.unaccent(c.code)), asked.words) desc, named.likeness desc nulls last, c.code
    limit ${MOST}`.execute(ctx.db)
  return found.rows
}
