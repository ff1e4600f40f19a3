import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import type { DraftId, RemarkId } from '../consultation-ids.ts'
import { recordSorted } from './merge-remarks.server.ts'
import { draftsNow, remarkToSort, saveTaken } from './remark-to-sort.store.server.ts'

export type TakeRemarkRefusal = 'not_from_work' | 'no_such_draft' | 'merged'

/** Takes a remark from work into a draft of its model, so that the answer can name the change that carries it out. */
export async function takeRemark(
  ctx: Ctx,
  { remarkId, draftId }: { readonly remarkId: RemarkId; readonly draftId: DraftId },
): Promise<Outcome<string, TakeRemarkRefusal>> {
  const remark = await remarkToSort(ctx, remarkId)
  if (remark.consultationId !== null) return refused('not_from_work')
  if (remark.mergedInto !== null) return refused('merged')
  const drafts = await draftsNow(ctx, remark.modelId)
  if (!drafts.some(({ id }) => id === draftId)) return refused('no_such_draft', { field: 'draftId' })
  await saveTaken(ctx, remark.id, draftId)
  await recordSorted(ctx, remark, 'model.remark.taken', { draft: draftId })
  return ok(remark.id)
}
