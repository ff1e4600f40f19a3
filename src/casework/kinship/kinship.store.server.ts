import type { Ctx } from '#platform/server'

/** Entries that say nothing any more; they stay on record. */
export async function replaceEntries(ctx: Ctx, caseId: string, items: readonly string[]): Promise<void> {
  if (items.length === 0) return
  await ctx.db
    .updateTable('casework.item')
    .set({ replaced_at: ctx.now })
    .where('case_id', '=', caseId)
    .where('id', 'in', items)
    .execute()
}
