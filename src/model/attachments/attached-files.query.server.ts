import { sql } from 'kysely'
import { FileId } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Attachment, ModelDocument } from '../definition/document.ts'

/** Those of the files that the acting person may open, by their digests in hex. The same content may be there for several models. */
export async function attachedFiles(ctx: Ctx, digests: readonly string[]): Promise<ReadonlyMap<string, FileId>> {
  if (digests.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('model.attachment')
    .select(['digest', 'file_id'])
    .where(sql<boolean>`digest = any(${digests.map((one) => Buffer.from(one, 'hex'))}::bytea[])`)
    .execute()
  return new Map(rows.map((row) => [row.digest.toString('hex'), FileId.parse(row.file_id)]))
}

/** Which files of a version are here, by their digests in hex. */
export async function digestsHere(ctx: Ctx, { handbook }: ModelDocument): Promise<ReadonlySet<string>> {
  const files = await attachedFiles(ctx, digestsOf(handbook.attachments ?? []))
  return new Set(files.keys())
}

const digestsOf = (attachments: readonly Attachment[]): readonly string[] => attachments.map(({ file }) => file.sha256)
