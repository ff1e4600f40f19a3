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
    select c.id as "caseId", c.code, f.name, f.at, p.given_name || ' ' || p.family_name as who, place.short_name as place, place.sector,
      (select i.body ->> 'family' from casework.item i
        where i.case_id = c.id and i.kind = 'identity' and i.replaced_at is null order by i.id limit 1) as surname
    from mine join casework.case c on c.id = mine.case_id
    left join casework.last_look l on l.case_id = c.id and l.person_id = ${me(ctx)}
    join platform.fact f on f.chain_id = c.id and f.at > coalesce(l.at, '-infinity')
      and f.actor_id <> ${me(ctx)} and f.name not like '%.looked' and f.name not like '%.unmasked'
    join identity.person p on p.id = f.actor_id
    left join lateral (
      select i.short_name, i.sector from casework.seat s join institutions.institution i on i.id = s.institution_id
      where s.case_id = c.id and s.person_id = f.actor_id order by s.from_on desc limit 1
    ) place on true
    where c.closed_on is null
    order by f.at desc limit ${limit}`.execute(ctx.db)
  return found.rows.map(({ place, sector, ...change }) => ({
    ...change,
    institution: place && sector ? { name: place, sector } : null,
  }))
}
