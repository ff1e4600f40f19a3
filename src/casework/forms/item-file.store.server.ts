import type { Ctx } from '#platform/server'

/** Those of the files a form names belong to its entries from now on, and are read with them. */
export async function attachFiles(
  ctx: Ctx,
  caseId: string,
  attached: readonly { readonly itemId: string; readonly fileId: string }[],
): Promise<void> {
  if (attached.length === 0) return
  await ctx.db
    .insertInto('casework.item_file')
    .values(attached.map(({ itemId, fileId }) => ({ case_id: caseId, item_id: itemId, file_id: fileId })))
    .execute()
}
