import { type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, DOCUMENTS, type FileRefusal, storeFile } from '#platform/server'

type Sent = { readonly uploads?: Readonly<Record<string, Upload>> | undefined; readonly scan?: Upload | undefined }
type Stored = { readonly stored: Readonly<Record<string, string>>; readonly scan: string | undefined }

/** Files are told by their content; a refusal stands at the field the file came from. */
export async function storeUploads(ctx: Ctx, { uploads = {}, scan }: Sent): Promise<Outcome<Stored, FileRefusal>> {
  const stored: Record<string, string> = {}
  for (const [name, upload] of Object.entries(uploads)) {
    const file = await store(ctx, name.replace(/^upload:/, ''), upload)
    if (!file.ok) return file
    stored[name] = file.value
  }
  if (!scan) return ok({ stored, scan: undefined })
  const file = await store(ctx, '_scan', scan)
  return file.ok ? ok({ stored, scan: file.value }) : file
}

async function store(ctx: Ctx, field: string, upload: Upload): Promise<Outcome<string, FileRefusal>> {
  const file = await storeFile(ctx, upload, DOCUMENTS)
  return file.ok ? file : refused(file.refusal, { field })
}
