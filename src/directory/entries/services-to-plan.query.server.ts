import { sql } from 'kysely'
import type { Ctx } from '#platform/server'
import type { Category, ServiceEntry } from './service.domain.ts'
import { asEntry } from './service.store.server.ts'

/** An entry of the directory as whoever plans for a family needs it. */
export type ServiceToPlan = {
  readonly id: string
  readonly institutionId: string
  readonly provider: string
  readonly entry: ServiceEntry
}

/** The unit itself and those it lies in, whose codes its own begins with. */
const around = (code: string): string[] => [...new Set([code.slice(0, 2), code.slice(0, 4), code])]

/**
 * Entries of some categories that serve a gmina and that the reader may see, archived ones left out: of each category those given nearest first,
 * and no more than `most`.
 */
export async function servicesToPlan(
  ctx: Ctx,
  asked: { readonly unitCode: string; readonly categories: readonly Category[]; readonly most: number },
): Promise<readonly ServiceToPlan[]> {
  const { unitCode, categories, most } = asked
  if (categories.length === 0) return []
  const { rows } = await sql<{ id: string; institution_id: string; provider: string; entry: unknown }>`
    select f.id, f.institution_id, f.provider, f.entry from (
      select s.id, s.institution_id, i.short_name as provider, s.entry, row_number() over (
        partition by s.category
        order by coalesce(s.place_code = ${unitCode}, false) desc, coalesce(starts_with(s.place_code, ${unitCode.slice(0, 4)}), false) desc,
          s.name collate "pl-x-icu", s.id) as place
      from directory.service s join institutions.institution i on i.id = s.institution_id
      where s.archived_on is null and s.category = any(${[...categories]}::text[])
        and s.id in (select directory.services_found(${around(unitCode)}::text[], null))) f
    where f.place <= ${most} order by f.id`.execute(ctx.db)
  return rows.map((row) => ({
    id: row.id,
    institutionId: row.institution_id,
    provider: row.provider,
    entry: asEntry(row.entry),
  }))
}
