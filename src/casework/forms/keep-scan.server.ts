import { type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, DOCUMENTS, type FileRefusal, storeFile } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { attachFiles } from './item-file.store.server.ts'

export type ScanRefusal = Exclude<FileRefusal, 'file_missing'>
type Scanned = {
  /** The institution whose worker keeps the scan. */
  readonly owner: string
  /** What the paper is about, as the record of its entry says. */
  readonly of: string
  /** The field a refusal stands at. */
  readonly field: string
}

/** Keeps the scan of a signed paper. It is read through an entry of its own, by those who may read the course of the case. */
export async function keepScan(
  ctx: Ctx,
  file: CaseFile,
  upload: Upload | undefined,
  { owner, of, field }: Scanned,
): Promise<Outcome<{ readonly scan?: string }, ScanRefusal>> {
  if (!upload) return ok({})
  const stored = await storeFile(ctx, upload, DOCUMENTS)
  if (!stored.ok) return stored.refusal === 'file_missing' ? ok({}) : refused(stored.refusal, { field })
  const itemId = await writeItem(ctx, {
    caseId: file.id,
    keeper: file.keeper,
    owner,
    kind: 'note',
    category: courseCategory(file.model),
    body: { of, text: '' },
  })
  await attachFiles(ctx, file.id, [{ itemId, fileId: stored.value }])
  return ok({ scan: stored.value })
}
