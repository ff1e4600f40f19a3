import { z } from 'zod'
import { type InstitutionId, LocalDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { type Document, DocumentId, type Kind, threads, versionOn } from './document.domain.ts'

const StoredTexts = z.record(z.string(), z.string())

/** Every version of every description of one kind, by name and then the latest first; empty for whoever keeps no registers there. */
export async function documentsOf(ctx: Ctx, institutionId: InstitutionId, kind: Kind): Promise<readonly Document[]> {
  const rows = await ctx.db
    .selectFrom('protection.document')
    .select(['id', 'thread_id', 'no', 'name', 'texts', 'from_on', 'ends'])
    .where('institution_id', '=', institutionId)
    .where('kind', '=', kind)
    .orderBy('name')
    .orderBy('no', 'desc')
    .execute()
  return rows.map((row) => ({
    id: DocumentId.parse(row.id),
    ...{ institutionId, kind, threadId: row.thread_id, no: row.no, name: row.name, ends: row.ends },
    texts: StoredTexts.parse(row.texts),
    from: LocalDate.parse(row.from_on),
  }))
}

/** The versions of today. */
export async function documentsInForce(ctx: Ctx, institutionId: InstitutionId, kind: Kind) {
  const all = await documentsOf(ctx, institutionId, kind)
  return threads(all).flatMap((versions) => versionOn(versions, ctx.today) ?? [])
}

/** The versions of one description, the latest first. Throws NotFound. */
export async function versionsOf(ctx: Ctx, institutionId: InstitutionId, kind: Kind, threadId: string) {
  const found = (await documentsOf(ctx, institutionId, kind)).filter((one) => one.threadId === threadId)
  const [last] = [...found].sort((a, b) => b.no - a.no)
  if (!last) throw new NotFound('protection.document')
  return { last, versions: [...found].sort((a, b) => b.no - a.no), inForce: versionOn(found, ctx.today) }
}
