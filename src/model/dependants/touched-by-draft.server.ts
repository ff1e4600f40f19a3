import type { Ctx } from '#platform/server'
import { checkDraft } from '../drafts/check-draft.domain.ts'
import type { Draft } from '../drafts/draft.store.server.ts'
import { textOf } from '../drafts/draft-document.domain.ts'
import { loadedDocuments } from '../versions/version.store.server.ts'
import { changedParagraphs } from './changed-paragraphs.domain.ts'
import { citationsOfModel, publishedTexts } from './citation.store.server.ts'

/** How many dependants known to the reader a draft would touch if it were adopted as it reads now; nothing while its text is not whole. */
export async function touchedByDraft(ctx: Ctx, draft: Draft): Promise<number | null> {
  const citing = await citationsOfModel(ctx, draft.modelId)
  const base = (await publishedTexts(ctx, [draft.modelId])).find(({ id }) => id === draft.basedOn)
  if (citing.length === 0 || !base) return 0
  const checked = checkDraft(textOf(draft.document).text, null, await loadedDocuments(ctx))
  if (!checked.ok) return null
  const changed = changedParagraphs(base.document, checked.document)
  return new Set(citing.filter(({ clause }) => changed.has(clause)).map(({ dependantId }) => dependantId)).size
}
