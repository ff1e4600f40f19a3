import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

export type ServiceNamed = { readonly id: string; readonly name: string }

const MOST_OFFERED = 150

/** Services of the catalogue for some gminas, by name, as far as the reader may see them. */
export async function servicesAround(ctx: Ctx, unitCodes: readonly string[]): Promise<readonly ServiceNamed[]> {
  if (unitCodes.length === 0) return []
  const area = [...new Set(unitCodes.flatMap((code) => [code, code.slice(0, 4), code.slice(0, 2)]))]
  return ctx.db
    .selectFrom('directory.service as s')
    .select(['s.id', 's.name'])
    .where(sql<boolean>`s.id in (select directory.services_found(${area}::text[], null))`)
    .orderBy(sql`s.name collate "pl-x-icu"`)
    .orderBy('s.id')
    .limit(MOST_OFFERED)
    .execute()
}

/** Names of entries of the catalogue; those that the reader may not see are left out. */
export async function serviceNames(ctx: Ctx, ids: readonly string[]): Promise<readonly ServiceNamed[]> {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('directory.service as s')
    .select(['s.id', 's.name'])
    .where('s.id', 'in', [...ids])
    .orderBy(sql`s.name collate "pl-x-icu"`)
    .execute()
}
