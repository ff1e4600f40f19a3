import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { loadedDocuments } from '../versions/version.store.server.ts'
import { withPart, withValue } from './change-document.domain.ts'
import { type DraftClosed, keepChange, openDraft, placeToAct } from './change-draft.server.ts'
import type { Draft } from './draft.store.server.ts'
import { asJsonObject, type JsonObject, objectsIn } from './draft-document.domain.ts'
import { LASTING_KINDS } from './draft-places.domain.ts'
import type { Place } from './find-place.domain.ts'
import { numbersIn } from './paragraph-numbers.domain.ts'

export type RemovePartInput = {
  readonly draftId: string
  readonly about: string
  readonly reason: string
  /** For a paragraph: which paragraphs to read instead. */
  readonly seeAlso: readonly string[]
}
export type RemovePartRefusal = DraftClosed | 'chapter_not_empty' | 'cannot_remove' | 'unknown_see_also'

/** Places that are always there: they can be emptied, not removed. */
const LASTING: ReadonlySet<string> = new Set(LASTING_KINDS)

/**
 * Takes a part out of the draft, with the reason. A paragraph that was ever published is withdrawn: its number, the reason and what to
 * read instead stay in the handbook for ever (FORMAT.md, section 2).
 */
export async function removePart(ctx: Ctx, input: RemovePartInput): Promise<Outcome<string, RemovePartRefusal>> {
  const opened = await openDraft(ctx, input.draftId)
  if (!opened.ok) return opened
  const draft = opened.value
  const place = placeToAct(draft, input.about)
  if (LASTING.has(place.kind)) return refused('cannot_remove')
  if (place.kind === 'chapter' && objectsIn(place.value.paragraphs).length > 0) return refused('chapter_not_empty')
  const foreign = input.seeAlso.find((id) => id === place.about || !numbersIn(draft.document).includes(id))
  if (foreign !== undefined) return refused('unknown_see_also', { field: 'seeAlso', id: foreign })
  const document = await without(ctx, draft, place, input)
  const { about } = place
  await keepChange(ctx, draft, document, { about, what: 'removed', before: place.value, reason: input.reason })
  return ok(place.within?.about ?? '')
}

async function without(ctx: Ctx, draft: Draft, place: Place, input: RemovePartInput): Promise<JsonObject> {
  if (place.kind === 'basket') return { ...draft.document, basket: null }
  const document = withValue(draft.document, place.way, undefined)
  if (place.kind !== 'paragraph') return document
  const published = (await loadedDocuments(ctx)).flatMap((one) => numbersIn(asJsonObject(one)))
  if (!published.includes(place.about)) return document
  return withPart(document, ['handbook', 'withdrawn'], {
    id: place.about,
    in: draft.version,
    reason: input.reason,
    seeAlso: [...input.seeAlso],
  })
}
