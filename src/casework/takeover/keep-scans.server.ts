import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, DOCUMENTS, type FileRefusal, storeFile } from '#platform/server'
import { courseCategory } from '../cases/course-category.domain.ts'
import { familyCategories } from '../families/categories.domain.ts'
import { attachFiles } from '../forms/item-file.store.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { SCANS, type Scan } from './papers.domain.ts'
import type { Taken } from './taken.domain.ts'
import type { TakeOverInput } from './takeover.schema.ts'

export type ScansKept = Readonly<Partial<Record<Scan, string>>>
const FIELDS: Readonly<Record<Scan, string>> = { consents: 'scanConsents', plan: 'scanPlan', other: 'scanOther' }

/** The mark of an entry that says where the papers are, or holds a scan of them. */
export const PAPERS = 'papers'

/**
 * Keeps the scans and where the papers are: each scan through an entry under the category of what it shows, so that it is read by those who
 * may read that and by nobody else.
 */
export async function keepScans(
  ctx: Ctx,
  { scans, source }: TakeOverInput,
  { id, keeper, unit }: Taken,
): Promise<Outcome<ScansKept, Exclude<FileRefusal, 'file_missing'>>> {
  const kept: Partial<Record<Scan, string>> = {}
  const course = courseCategory(unit.model)
  const categories: Readonly<Record<Scan, string>> = {
    consents: familyCategories(unit.model).identity,
    plan: planCategory(unit.model) ?? course,
    other: course,
  }
  for (const scan of SCANS) {
    const upload = scans[scan]
    const text = scan === 'other' ? (source ?? '') : ''
    if (!upload && text === '') continue
    const stored = upload ? await storeFile(ctx, upload, DOCUMENTS) : null
    if (stored && !stored.ok) {
      return refused(stored.refusal === 'file_missing' ? 'file_type_refused' : stored.refusal, { field: FIELDS[scan] })
    }
    const body = { of: PAPERS, scan, text }
    const about = { caseId: id, keeper, owner: keeper, category: categories[scan] }
    const itemId = await writeItem(ctx, { ...about, kind: 'note', body })
    if (!stored) continue
    await attachFiles(ctx, id, [{ itemId, fileId: stored.value }])
    kept[scan] = stored.value
  }
  return ok(kept)
}

/** What an action of the plan is read under. */
const planCategory = (model: Taken['unit']['model']): string | undefined =>
  model
    .findFormOf('plan')
    ?.sections.flatMap(({ fields }) => fields)
    .find(({ binds }) => binds === 'action.text')?.category
