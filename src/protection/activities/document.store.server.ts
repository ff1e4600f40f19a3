import type { Ctx } from '#platform/server'
import { byWhom } from '../desk/protection.store.server.ts'
import type { Document } from './document.domain.ts'

export async function addDocument(ctx: Ctx, added: Document): Promise<void> {
  await ctx.db
    .insertInto('protection.document')
    .values({
      id: added.id,
      institution_id: added.institutionId,
      kind: added.kind,
      thread_id: added.threadId,
      no: added.no,
      name: added.name,
      texts: JSON.stringify(added.texts),
      from_on: added.from,
      ends: added.ends,
      published_by: byWhom(ctx),
      published_at: ctx.now,
    })
    .execute()
}
