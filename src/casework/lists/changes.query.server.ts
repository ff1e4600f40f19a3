import { sql } from 'kysely'
import type { Sector } from '#model'
import { type Ctx, me } from '#platform/server'

/** Something a colleague did in a case of mine since I last opened it. */
export type Change = {
  readonly caseId: string
  readonly code: string
  readonly surname: string | null
  readonly name: string
  readonly at: Date
  readonly who: string
  readonly institution: { readonly name: string; readonly sector: Sector } | null
}

/** What others did in my open cases since I last looked at each, newest first; looks are not changes. At most `limit`. */
export async function changesInMyCases(ctx: Ctx, limit = 12): Promise<Change[]> {
  const found = await sql<Omit<Change, 'institution'> & { place: string | null; sector: Sector | null }>`
    with mine as materialized (select distinct s.case_id from authz.seats_i_hold() s)
    select c.id as "caseId", c.code, news.name, news.at, p.given_name || ' ' || p.family_name as who, place.short_name as place, place.sector,
      (select i.body ->> 'family' from casework.item i
        where i.case_id = c.id and i.kind = 'identity' and i.replaced_at is null order by i.id limit 1) as surname
    from (
      select n.* from mine join casework.case o on o.id = mine.case_id and o.closed_on is null
      left join casework.last_look l on l.case_id = o.id and l.person_id = ${me(ctx)}
      cross join lateral (
        select f.chain_id, f.name, f.at, f.actor_id from platform.fact f
        where f.chain_id = o.id and f.at > case when l.at is null then '-infinity' else l.at end and f.actor_id <> ${me(ctx)}
          and f.name not like '%.looked' and f.name not like '%.unmasked'
        order by f.seq desc limit ${limit}
      ) n
      order by n.at desc limit ${limit}
    ) news
    join casework.case c on c.id = news.chain_id
    join identity.person p on p.id = news.actor_id
    left join lateral (
      select i.short_name, i.sector from casework.seat s join institutions.institution i on i.id = s.institution_id
      where s.case_id = c.id and s.person_id = news.actor_id order by s.from_on desc limit 1
    ) place on true
    order by news.at desc`.execute(ctx.db)
  return found.rows.map(({ place, sector, ...change }) => ({
    ...change,
    institution: place && sector ? { name: place, sector } : null,
  }))
}
