import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { draftToAct, mayWithDraft, moveDraft } from './draft.store.server.ts'

export type AbandonDraftRefusal = 'draft_closed'

/** Gives a draft up. It stays readable for its team, and its number is not given again. */
export async function abandonDraft(
  ctx: Ctx,
  { draftId }: { readonly draftId: string },
): Promise<Outcome<string, AbandonDraftRefusal>> {
  const draft = await draftToAct(ctx, draftId)
  if (!(await mayWithDraft(ctx, 'decide', draft.modelId))) throw new Forbidden('abandon a draft')
  if (draft.state === 'adopted' || draft.state === 'abandoned') return refused('draft_closed')
  await moveDraft(ctx, draftId, 'abandoned', null)
  await record(ctx, { chain: 'model', about: draftId, name: 'model.draft.abandoned' })
  return ok(draftId)
}
