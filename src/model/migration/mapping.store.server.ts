import { ModelVersionId } from '#kernel'
import type { Ctx } from '#platform/server'
import type { MappingDocument } from '../mapping/mapping.ts'

/** A mapping as it was published with a version. */
export type PublishedMapping = {
  readonly id: string
  readonly fromId: ModelVersionId
  readonly toId: ModelVersionId
  readonly document: MappingDocument
}

/** Published mappings are never changed, so one copy serves every reader of a database. */
const knownIn = new WeakMap<object, Map<string, PublishedMapping>>()

/** A published mapping; nothing when there is none. */
export async function findMapping(ctx: Ctx, id: string): Promise<PublishedMapping | null> {
  const known = knownIn.get(ctx.database) ?? new Map<string, PublishedMapping>()
  knownIn.set(ctx.database, known)
  const kept = known.get(id)
  if (kept) return kept
  const row = await mappings(ctx).where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const mapping = asMapping(row)
  known.set(id, mapping)
  return mapping
}

/** Every published mapping. */
export async function listMappings(ctx: Ctx): Promise<readonly PublishedMapping[]> {
  return (await mappings(ctx).orderBy('loaded_at').execute()).map(asMapping)
}

const mappings = (ctx: Ctx) => ctx.db.selectFrom('model.mapping').select(['id', 'from_id', 'to_id', 'document'])

type MappingRow = { readonly id: string; readonly from_id: string; readonly to_id: string; readonly document: unknown }

/** Only `saveMapping` writes this column, and only what passed `checkMapping`. */
const asMapping = (row: MappingRow): PublishedMapping => ({
  id: row.id,
  fromId: ModelVersionId.parse(row.from_id),
  toId: ModelVersionId.parse(row.to_id),
  document: row.document as MappingDocument,
})

export async function saveMapping(
  ctx: Ctx,
  mapping: { fromId: string; toId: string; document: MappingDocument; checksum: Buffer },
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('model.mapping')
    .values({
      id,
      from_id: mapping.fromId,
      to_id: mapping.toId,
      document: JSON.stringify(mapping.document),
      checksum: mapping.checksum,
      loaded_at: ctx.now,
      loaded_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    })
    .execute()
  return id
}
