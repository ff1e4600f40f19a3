import { type FileId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, type FileRefusal, LISTS, readFile, record, storeFile } from '#platform/server'
import { type RegisterSummary, registerSummary } from './import.store.server.ts'
import { type ImportRefusal, type ImportReport, importUnits, previewImport, REGISTER } from './import-units.server.ts'
import { type ListRefusal, readList } from './read-list.ts'
import type { BadRow } from './terc.domain.ts'

export type UploadRefusal = FileRefusal | Exclude<ListRefusal, 'bad_rows'>
export type Review =
  | { readonly kind: 'bad_rows'; readonly rows: readonly BadRow[] }
  | { readonly kind: 'report'; readonly report: ImportReport; readonly asOf: LocalDate | null; readonly full: boolean }

/** What the register holds today. Throws Forbidden for whoever does not keep it. */
export const registerToKeep = (ctx: Ctx): Promise<RegisterSummary> => registerSummary(ctx)

/** Keeps a list for review before it changes anything. Throws Forbidden for whoever does not keep the register. */
export async function uploadList(
  ctx: Ctx,
  input: { file?: Upload | undefined },
): Promise<Outcome<FileId, UploadRefusal>> {
  await registerSummary(ctx)
  if (input.file) {
    const read = readList(input.file.bytes)
    if (!read.ok && read.refusal !== 'bad_rows') return refused(read.refusal, { field: 'file' })
  }
  const stored = await storeFile(ctx, input.file, LISTS)
  if (!stored.ok) return stored
  await record(ctx, {
    chain: 'territory',
    about: REGISTER,
    name: 'territory.list.uploaded',
    payload: { file: stored.value },
  })
  return ok(stored.value)
}

/** What a kept list would change, or which of its rows are wrong. Throws NotFound and Forbidden. */
export async function reviewList(ctx: Ctx, fileId: FileId): Promise<Review> {
  const read = readList((await readFile(ctx, fileId)).bytes)
  if (read.ok)
    return {
      kind: 'report',
      report: await previewImport(ctx, read.value),
      asOf: read.value.asOf,
      full: read.value.full,
    }
  await registerSummary(ctx)
  // `readList` puts the bad rows in `why` of this refusal; any other was refused at the upload.
  return { kind: 'bad_rows', rows: (read.why.rows ?? []) as readonly BadRow[] }
}

/** Imports a kept list. Throws NotFound and Forbidden. */
export async function importStoredList(
  ctx: Ctx,
  input: { fileId: FileId; as_of?: LocalDate | undefined },
): Promise<Outcome<ImportReport, ImportRefusal | ListRefusal>> {
  const read = readList((await readFile(ctx, input.fileId)).bytes)
  return read.ok ? importUnits(ctx, { list: read.value, asOf: input.as_of }) : read
}
