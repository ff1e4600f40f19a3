import { SECTORS, type Sector } from '#model'
import type { Ctx } from '#platform/server'

/** An institution as it is called on pages. */
export type InstitutionName = { readonly name: string; readonly shortName: string; readonly sector: Sector }
export type InstitutionNames = ReadonlyMap<string, InstitutionName>

/** Names of institutions by id; those that are not in the register are left out. */
export async function institutionNames(ctx: Ctx, ids: readonly (string | null)[]): Promise<InstitutionNames> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('institutions.institution')
    .select(['id', 'name', 'short_name', 'sector'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(
    rows.map((row) => [row.id, { name: row.name, shortName: row.short_name, sector: sectorOf(row.sector) }]),
  )
}

function sectorOf(text: string): Sector {
  const sector = SECTORS.find((one) => one === text)
  if (!sector) throw new Error(`unknown sector ${text}`)
  return sector
}
