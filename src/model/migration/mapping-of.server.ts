import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { findMapping, type PublishedMapping } from './mapping.store.server.ts'

/** A published mapping. Absent: `NotFound`. */
export async function mappingOf(ctx: Ctx, id: string): Promise<PublishedMapping> {
  const mapping = await findMapping(ctx, id)
  if (!mapping) throw new NotFound('mapping')
  return mapping
}
