import { type Ctx, record } from '#platform/server'
import type { ModelDocument } from '../definition/document.ts'
import { type ChangedParagraphs, changedParagraphs } from './changed-paragraphs.domain.ts'
import {
  addReviews,
  type Citation,
  citationsOfModel,
  type PublishedText,
  publishedTexts,
} from './citation.store.server.ts'
import { isNewer } from './dependant.domain.ts'

/**
 * Marks to be looked through whatever cites a paragraph that reads otherwise in a version just published, is gone there, or is carried out
 * otherwise: each held against the version that it was written against (product, principle 9).
 */
export async function markDependants(ctx: Ctx, versionId: string, document: ModelDocument): Promise<void> {
  const citing = await citationsOfModel(ctx, document.id)
  if (citing.length === 0) return
  const texts = await publishedTexts(ctx, [document.id])
  const marked = await markAgainst(ctx, citing, { id: versionId, document }, texts)
  if (marked === 0) return
  const payload = { model: document.id, version: document.version, count: marked }
  await record(ctx, { chain: 'model', about: versionId, name: 'model.dependants.marked', payload })
}

/** Marks those of some citations of one model that a newer version of it touches; answers how many. */
export async function markAgainst(
  ctx: Ctx,
  citations: readonly Citation[],
  to: PublishedText,
  texts: readonly PublishedText[],
): Promise<number> {
  const compared = new Map<string, ChangedParagraphs>()
  const reviews = citations.flatMap((citation) => {
    const from = texts.find(({ id }) => id === citation.versionId)
    if (!from || from.id === to.id || !isNewer(to.document.version, from.document.version)) return []
    const changed = compared.get(from.id) ?? changedParagraphs(from.document, to.document)
    compared.set(from.id, changed)
    const what = changed.get(citation.clause)
    return what ? [{ ...citation, fromId: from.id, toId: to.id, what }] : []
  })
  return addReviews(ctx, reviews)
}
