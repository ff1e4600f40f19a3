import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type MergeRefusal, mergeRefused } from '../consultation.domain.ts'
import type { RemarkId } from '../consultation-ids.ts'
import { type RemarkToSort, remarkToSort, saveMerged, sortableIn } from './remark-to-sort.store.server.ts'

export type MergeRemarksRefusal = MergeRefusal | 'no_such_remark' | 'closed' | 'merged_already'

/** Says that a remark asks the same as another of its consultation (`into`: its number), whose answer it takes. */
export async function mergeRemarks(
  ctx: Ctx,
  { remarkId, into }: { readonly remarkId: RemarkId; readonly into: number },
): Promise<Outcome<string, MergeRemarksRefusal>> {
  const remark = await remarkToSort(ctx, remarkId)
  if (remark.closed) return refused('closed')
  if (remark.mergedInto !== null) return refused('merged_already')
  const all = await sortableIn(ctx, remark)
  const main = all.find(({ no }) => no === into)
  if (!main) return refused('no_such_remark', { field: 'into' })
  const why = mergeRefused(remark, main, all)
  if (why) return refused(why, { field: 'into' })
  await saveMerged(ctx, remark.id, main.id)
  await recordSorted(ctx, remark, 'model.remark.merged', { into })
  return ok(main.id)
}

export type PartRemarksRefusal = 'not_merged' | 'answered' | 'closed'

/** Takes a merging back, as long as the main remark has no answer: an answer that was given to both stays with both. */
export async function partRemarks(
  ctx: Ctx,
  { remarkId }: { readonly remarkId: RemarkId },
): Promise<Outcome<string, PartRemarksRefusal>> {
  const remark = await remarkToSort(ctx, remarkId)
  if (remark.closed) return refused('closed')
  if (remark.mergedInto === null) return refused('not_merged')
  const main = (await sortableIn(ctx, remark)).find(({ id }) => id === remark.mergedInto)
  if (main?.answered) return refused('answered')
  await saveMerged(ctx, remark.id, null)
  await recordSorted(ctx, remark, 'model.remark.parted', {})
  return ok(remark.id)
}

/** The fact of an act on a remark: on the chain of its consultation, or of the remark itself when it came from work. */
export const recordSorted = (
  ctx: Ctx,
  { id, no, consultationId }: RemarkToSort,
  name: string,
  payload: Readonly<Record<string, string | number | null>>,
): Promise<void> =>
  record(ctx, { chain: 'model', about: consultationId ?? id, name, payload: { remark: id, no, ...payload } })
