import type { Ctx } from '#platform/server'

/** Under which category entries stand; those that this reader may not read are not there. */
export async function categoriesOfItems(
  ctx: Ctx,
  caseId: string,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (itemIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select(['id', 'category'])
    .where('case_id', '=', caseId)
    .where('id', 'in', itemIds)
    .execute()
  return new Map(rows.map(({ id, category }) => [id, category]))
}
