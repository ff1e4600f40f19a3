import { type Ctx, me } from '#platform/server'
import type { OwnEntry } from './informant.query.server.ts'

export async function saveMark(
  ctx: Ctx,
  mark: { readonly caseId: string; readonly entry: OwnEntry; readonly names: string | null },
): Promise<void> {
  await ctx.db
    .insertInto('casework.informant_mark')
    .values({
      id: ctx.newId(),
      case_id: mark.caseId,
      item_id: mark.entry.id,
      institution_id: mark.entry.institutionId,
      names: mark.names,
      marked_by: me(ctx),
      marked_at: ctx.now,
    })
    .execute()
}

/** The mark stays on record; the entry is shown again as it was before. */
export async function liftMark(ctx: Ctx, markId: string): Promise<void> {
  await ctx.db
    .updateTable('casework.informant_mark')
    .set({ lifted_at: ctx.now, lifted_by: me(ctx) })
    .where('id', '=', markId)
    .execute()
}
