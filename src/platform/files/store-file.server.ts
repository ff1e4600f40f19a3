import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { sql } from 'kysely'
import { FileId, NotFound, type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '../actor/ctx.server.ts'
import type { Upload } from '../forms/posted.ts'
import { cleanImage, IMAGES } from './clean-image.server.ts'
import { safeFileName } from './file-name.ts'

const MOST_FILE_BYTES = 10 * 1024 * 1024
/** Scans and documents: what agreements and consents come as. */
export const DOCUMENTS = ['application/pdf', ...IMAGES] as const
/** Lists published as text. */
export const LISTS = ['text/plain', 'application/xml'] as const
export type MediaType = (typeof DOCUMENTS)[number] | (typeof LISTS)[number]

const ENDING: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'application/xml': 'xml',
}

export type FileRefusal = 'file_missing' | 'file_too_large' | 'file_type_refused' | 'image_too_large'
export type StoredFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

/** What the content is, whatever its name says. Null for anything that is neither recognised nor text. */
async function mediaTypeOf(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes)
  if (found) return found.mime
  if (bytes.includes(0)) return null
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'text/plain'
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** A file as it will be kept: its kind told from its content, of a picture only what is seen. */
export type FileToKeep = {
  readonly name: string
  readonly mediaType: MediaType
  readonly content: Buffer
  readonly sha256: Buffer
}

/** Reads an upload as it would be kept, without keeping it. Refusals as of `storeFile`. */
export async function fileToKeep<M extends MediaType>(
  upload: Upload | undefined,
  accepted: readonly M[],
): Promise<Outcome<FileToKeep & { readonly mediaType: M }, FileRefusal>> {
  if (!upload) return refused('file_missing', { field: 'file' })
  if (upload.bytes.length > MOST_FILE_BYTES) return refused('file_too_large', { field: 'file' })
  const found = await mediaTypeOf(upload.bytes)
  const mediaType = accepted.find((type) => type === found)
  if (!mediaType) return refused('file_type_refused', { field: 'file' })

  const kept = await contentToKeep(upload.bytes, mediaType)
  if (!kept.ok) return kept
  const content = kept.value
  const sha256 = createHash('sha256').update(content).digest()
  return ok({ name: safeFileName(upload.name, ENDING[mediaType]), mediaType, content, sha256 })
}

/** Keeps a file that was read before. */
export async function keepFile(ctx: Ctx, { name, mediaType, content, sha256 }: FileToKeep): Promise<FileId> {
  const id = FileId.parse(ctx.newId())
  await ctx.db
    .insertInto('platform.file')
    .values({
      id,
      name,
      media_type: mediaType,
      bytes: content.length,
      sha256,
      uploaded_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      uploaded_at: ctx.now,
      content,
    })
    .execute()
  return id
}

/**
 * Keeps an uploaded file: at most 10 MB, of a kind told from its content and not from its name. Refusals stand at the field `file`.
 * Of a picture only what is seen is kept, upright; other files stay as they came.
 * The file is read only through the thing it belongs to, and by whoever sent it.
 */
export async function storeFile(
  ctx: Ctx,
  upload: Upload | undefined,
  accepted: readonly MediaType[],
): Promise<Outcome<FileId, FileRefusal>> {
  const read = await fileToKeep(upload, accepted)
  return read.ok ? ok(await keepFile(ctx, read.value)) : read
}

async function contentToKeep(bytes: Uint8Array, mediaType: MediaType): Promise<Outcome<Buffer, FileRefusal>> {
  const image = IMAGES.find((type) => type === mediaType)
  return image ? cleanImage(bytes, image) : ok(Buffer.from(bytes))
}

/** A file with its content. Throws NotFound when it is absent or not for the acting person. */
export async function readFile(ctx: Ctx, fileId: FileId): Promise<StoredFile> {
  const row = await ctx.db
    .selectFrom('platform.file')
    .select(['name', 'media_type', 'content'])
    .where('id', '=', fileId)
    .where('content', 'is not', null)
    .executeTakeFirst()
  if (!row?.content) throw new NotFound('platform.file')
  return { name: row.name, mediaType: row.media_type, bytes: row.content }
}

/** Those of the files that the acting person may open, so that nobody is offered a link that leads nowhere. */
export async function readableFiles(ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('platform.file')
    .select('id')
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => row.id))
}
