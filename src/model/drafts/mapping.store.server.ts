import { createHash } from 'node:crypto'
import type { Ctx } from '#platform/server'
import { canonicalJson } from '../definition/canonical-json.domain.ts'
import type { MappingDocument } from '../mapping/mapping.ts'

/** Publishes, with a version, how running cases of the version before are moved to it. */
export async function saveMapping(
  ctx: Ctx,
  mapping: MappingDocument,
  between: { readonly from: string; readonly to: string },
): Promise<void> {
  const text = canonicalJson(mapping)
  await ctx.db
    .insertInto('model.mapping')
    .values({
      id: ctx.newId(),
      from_id: between.from,
      to_id: between.to,
      document: text,
      checksum: createHash('sha256').update(text).digest(),
      loaded_at: ctx.now,
      loaded_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    })
    .execute()
}
