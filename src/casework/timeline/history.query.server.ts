import { sql } from 'kysely'
import type { Sector } from '#model'
import type { Ctx } from '#platform/server'

/** Something that happened in a case, as the record keeps it: who, when, what, with ids of elements of the model. */
export type HistoryEntry = {
  readonly seq: number
  readonly name: string
  readonly at: Date
  readonly who: string | null
  /** Names of absent colleagues whose places the actor held, one after another; null for who acted in their own. */
  readonly inPlaceOf: string | null
  readonly institution: { readonly name: string; readonly sector: Sector } | null
  readonly payload: Readonly<Record<string, unknown>>
}

type Wanted = {
  readonly limit: number
  /** Who looked is on the record too, and is shown only when asked for. */
  readonly looks?: boolean
  /** Only what happened before the entry with this number. */
  readonly before?: number | undefined
}

/** What happened in a case, the newest first. */
export async function historyOf(
  ctx: Ctx,
  caseId: string,
  { limit, looks = false, before }: Wanted,
): Promise<readonly HistoryEntry[]> {
  const found = await sql<Omit<HistoryEntry, 'institution'> & { place: string | null; sector: Sector | null }>`
    select f.seq, f.name, f.at, f.payload, p.given_name || ' ' || p.family_name as who, place.short_name as place, place.sector,
      (select string_agg(a.given_name || ' ' || a.family_name, ', ' order by a.family_name)
        from identity.person a
        where a.id = any (array(select jsonb_array_elements_text(f.payload -> 'inPlaceOf')::uuid))) as "inPlaceOf"
    from platform.fact f
    left join identity.person p on p.id = f.actor_id
    left join lateral (
      select i.short_name, i.sector from casework.seat s join institutions.institution i on i.id = s.institution_id
      where s.case_id = f.chain_id and (s.person_id = f.actor_id or f.payload -> 'inPlaceOf' ? s.person_id::text)
      order by s.person_id = f.actor_id desc, s.from_on desc, s.id desc limit 1
    ) place on true
    where f.chain = 'case' and f.chain_id = ${caseId}::uuid and ${looks ? sql`true` : sql`f.name not like '%.looked'`}
      and (${before ?? null}::bigint is null or f.seq < ${before ?? null}::bigint)
    order by f.seq desc limit ${limit}`.execute(ctx.db)
  return found.rows.map(({ place, sector, ...entry }) => ({
    ...entry,
    institution: place !== null && sector !== null ? { name: place, sector } : null,
  }))
}
