import { type InstitutionId, LocalDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { CATEGORIES, countsOn, type FileClass, FileClassId } from './file-class.domain.ts'

/** Every class there is or was in the file plan of an institution, by symbol, the latest row of a symbol first. */
export async function fileClassesOf(ctx: Ctx, institutionId: InstitutionId): Promise<readonly FileClass[]> {
  const rows = await ctx.db
    .selectFrom('protection.file_class')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .orderBy('symbol')
    .orderBy('from_on', 'desc')
    .execute()
  return rows.map((row) => ({
    id: FileClassId.parse(row.id),
    institutionId,
    symbol: row.symbol,
    name: row.name,
    category: CATEGORIES.find((one) => one === row.category) ?? 'A',
    years: row.years,
    note: row.note,
    from: LocalDate.parse(row.from_on),
    until: row.until_on === null ? null : LocalDate.parse(row.until_on),
  }))
}

/** The classes that count today. */
export async function fileClassesInForce(ctx: Ctx, institutionId: InstitutionId): Promise<readonly FileClass[]> {
  return (await fileClassesOf(ctx, institutionId)).filter((one) => countsOn(one, ctx.today))
}

/** One class. Throws NotFound. */
export async function fileClassAt(ctx: Ctx, institutionId: InstitutionId, id: FileClassId): Promise<FileClass> {
  const found = (await fileClassesOf(ctx, institutionId)).find((one) => one.id === id)
  if (!found) throw new NotFound('protection.file_class')
  return found
}
