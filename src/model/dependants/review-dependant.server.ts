import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { clientDataIn, NOBODY_KNOWN } from '../consultation/client-data.domain.ts'
import { citationsOf, closeReviews, moveCitation, publishedTexts } from './citation.store.server.ts'
import { isNewer, type ReviewOutcome } from './dependant.domain.ts'
import { dependantToReview } from './dependant.store.server.ts'

export type ReviewDependantInput = {
  readonly dependantId: string
  readonly outcome: ReviewOutcome
  readonly note: string | null
}
export type ReviewDependantRefusal = 'nothing_to_review' | 'note_needed' | 'client_data'

/**
 * Says that a dependant was looked through after the paragraphs it cites changed, and stands or was corrected. From then on it is held
 * against the newest version that had touched it. `note_needed`: whoever corrected something says what; `client_data`: the note tells who
 * somebody's client is, and is not kept.
 */
export async function reviewDependant(
  ctx: Ctx,
  { dependantId, outcome, note }: ReviewDependantInput,
): Promise<Outcome<string, ReviewDependantRefusal>> {
  await dependantToReview(ctx, dependantId)
  if (outcome === 'corrected' && note === null) return refused('note_needed', { field: 'note' })
  if (clientDataIn(note ?? '', NOBODY_KNOWN).some(({ sure }) => sure)) return refused('client_data', { field: 'note' })
  const closed = await closeReviews(ctx, { dependantId }, outcome, note)
  if (closed.length === 0) return refused('nothing_to_review')
  const texts = await publishedTexts(ctx, [...new Set(closed.map(({ modelId }) => modelId))])
  for (const citation of await citationsOf(ctx, dependantId)) {
    const touched = closed.filter(({ modelId, clause }) => modelId === citation.modelId && clause === citation.clause)
    const seen = texts.filter(({ id }) => touched.some(({ toId }) => toId === id))
    const latest = seen.toSorted((a, b) => (isNewer(a.document.version, b.document.version) ? -1 : 1))[0]
    const paragraph = latest?.document.handbook.chapters
      .flatMap(({ paragraphs }) => paragraphs)
      .find(({ id }) => id === citation.clause)
    // A paragraph that is gone stays cited by the version that had it, until the dependant cites it no more.
    if (latest && paragraph) await moveCitation(ctx, citation.id, latest.id, paragraph.rev)
  }
  const payload = { outcome, clauses: closed.map(({ modelId, clause }) => `${modelId} ${clause}`) }
  await record(ctx, { chain: 'model', about: dependantId, name: 'model.dependant.reviewed', payload })
  return ok(dependantId)
}
