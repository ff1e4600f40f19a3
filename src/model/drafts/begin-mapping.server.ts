import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { checkModel } from '../definition/check-model.domain.ts'
import { draftMapping } from '../mapping/draft-mapping.domain.ts'
import { findDocument, loadedDocuments } from '../versions/version.store.server.ts'
import { type DraftClosed, keepChange, openDraft } from './change-draft.server.ts'
import { splitsOf } from './draft-change.store.server.ts'
import { asJson, textOf, wholeOf } from './draft-document.domain.ts'
import { MAPPING } from './find-place.domain.ts'

export type BeginMappingRefusal = DraftClosed | 'mapped_already' | 'nothing_before' | 'not_whole'

/**
 * Begins how running cases are moved to the version: every change that follows from the two texts and from what was divided in the
 * draft, for the team to complete
 * (FORMAT.md, section 13). `nothing_before`: a new variant has no cases yet. `not_whole`: a text with errors cannot be compared.
 */
export async function beginMapping(
  ctx: Ctx,
  { draftId }: { readonly draftId: string },
): Promise<Outcome<string, BeginMappingRefusal>> {
  const opened = await openDraft(ctx, draftId)
  if (!opened.ok) return opened
  const draft = opened.value
  const { text, mapping } = textOf(draft.document)
  if (mapping !== null) return refused('mapped_already')
  const base = draft.basedOn ? await findDocument(ctx, draft.basedOn) : null
  if (!base || base.id !== draft.modelId) return refused('nothing_before')
  const checked = checkModel(text, await loadedDocuments(ctx))
  if (!checked.ok) return refused('not_whole', { count: checked.reports.length })
  const begun = asJson(draftMapping(base, checked.document, await splitsOf(ctx, draftId)))
  await keepChange(ctx, draft, wholeOf(text, begun), { about: MAPPING, what: 'added', after: begun })
  return ok(MAPPING)
}
