import { type Ctx, type FileToKeep, keepFile } from '#platform/server'

/** Keeps a file of a draft under its digest; the same content of the same model is kept once. */
export async function keepAttached(ctx: Ctx, modelId: string, file: FileToKeep): Promise<void> {
  const kept = await ctx.db
    .selectFrom('model.attachment')
    .select('digest')
    .where('model_id', '=', modelId)
    .where('digest', '=', file.sha256)
    .executeTakeFirst()
  if (kept) return
  const file_id = await keepFile(ctx, file)
  const added_by = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const row = { model_id: modelId, digest: file.sha256, file_id, added_at: ctx.now, added_by }
  await ctx.db.insertInto('model.attachment').values(row).execute()
}
