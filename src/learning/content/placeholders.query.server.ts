import type { Ctx } from '#platform/server'

/** What this installation puts in blanks, by key. */
export async function placeholders(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db.selectFrom('learning.placeholder').select(['key', 'value']).execute()
  return new Map(rows.map(({ key, value }) => [key, value]))
}
