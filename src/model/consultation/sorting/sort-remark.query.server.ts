import { Forbidden } from '#kernel'
import type { Ctx } from '#platform/server'
import type { RemarkId } from '../consultation-ids.ts'
import { type RemarkShown, remarkShown } from './remark-shown.query.server.ts'
import { changesOf, type DraftChange, draftsNow } from './remark-to-sort.store.server.ts'

/** A remark that its team may still sort. `Forbidden` once its consultation is closed. */
export async function remarkSorted(ctx: Ctx, id: RemarkId): Promise<RemarkShown> {
  const shown = await remarkShown(ctx, id)
  if (!shown.remark.canSort) throw new Forbidden('model.remark.answer')
  return shown
}

export type RemarkAnswered = RemarkShown & { readonly changes: readonly DraftChange[] }

/** The same with the changes of the draft that an answer may name. */
export async function remarkAnswered(ctx: Ctx, id: RemarkId): Promise<RemarkAnswered> {
  const shown = await remarkSorted(ctx, id)
  const { consultedDraftId, draftId } = shown.remark
  const draft = consultedDraftId ?? draftId
  return { ...shown, changes: draft === null ? [] : await changesOf(ctx, draft) }
}

/** The same with the drafts into which a remark from work may be taken. */
export async function remarkTaken(ctx: Ctx, id: RemarkId) {
  const shown = await remarkSorted(ctx, id)
  return { ...shown, drafts: await draftsNow(ctx, shown.remark.modelId) }
}
