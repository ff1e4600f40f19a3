import { Conflict, Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { canonicalJson } from '../definition/canonical-json.domain.ts'
import { findDocument, loadedDocuments } from '../versions/version.store.server.ts'
import { placeAfter, withMoved, withPlace } from './change-document.domain.ts'
import { type Draft, draftToAct, mayWithDraft } from './draft.store.server.ts'
import { changedSince, type SavedChange, saveChange } from './draft-change.store.server.ts'
import type { JsonObject } from './draft-document.domain.ts'
import { findPlace, type Place } from './find-place.domain.ts'
import { withRevision } from './paragraph-numbers.domain.ts'

export type DraftClosed = 'draft_closed'

/** A draft that may be changed by whoever acts, locked until the change is made. Adopted and abandoned ones are closed for ever. */
export async function openDraft(ctx: Ctx, draftId: string): Promise<Outcome<Draft, DraftClosed>> {
  const draft = await draftToAct(ctx, draftId)
  if (!(await mayWithDraft(ctx, 'write', draft.modelId))) throw new Forbidden('change a draft')
  return draft.state === 'adopted' || draft.state === 'abandoned' ? refused('draft_closed') : ok(draft)
}

/** Keeps a changed text with the change itself, on the record without a word of it. */
export async function keepChange(ctx: Ctx, draft: Draft, document: JsonObject, change: SavedChange): Promise<void> {
  await saveChange(ctx, draft, document, change)
  const payload = { about: change.about, what: change.what, no: draft.rowVersion + 1 }
  await record(ctx, { chain: 'model', about: draft.id, name: 'model.draft.changed', payload })
}

/** The place to act on. Gone meanwhile: `NotFound`, and what was typed is shown with it. */
export function placeToAct(draft: Draft, about: string): Place {
  const place = findPlace(draft.document, about)
  if (!place) throw new NotFound('part of a draft')
  return place
}

export type WritePlaceInput = {
  readonly draftId: string
  readonly about: string
  /** The number of the text when the form was opened. */
  readonly seen: number
  readonly written: JsonObject
}

/**
 * Writes one place of a draft anew; the wording of a paragraph gets its revision. What was not changed is not a change. Throws
 * `Conflict` when somebody else changed the same place after the form was opened, so that both texts are shown.
 */
export async function writePlace(ctx: Ctx, input: WritePlaceInput): Promise<Outcome<string, DraftClosed>> {
  const opened = await openDraft(ctx, input.draftId)
  if (!opened.ok) return opened
  const draft = opened.value
  const place = placeToAct(draft, input.about)
  const written = place.kind === 'paragraph' ? await revised(ctx, draft, place, input.written) : input.written
  const document = withPlace(draft.document, place, written)
  if (canonicalJson(document) === canonicalJson(draft.document)) return ok(place.about)
  if (await changedSince(ctx, draft.id, place.about, input.seen)) throw new Conflict('somebody else changed this place')
  const after = findPlace(document, place.about)
  await keepChange(ctx, draft, document, {
    about: place.about,
    what: 'changed',
    before: ownValue(place),
    after: after && ownValue(after),
  })
  return ok(place.about)
}

async function revised(ctx: Ctx, draft: Draft, place: Place, written: JsonObject): Promise<JsonObject> {
  const base = draft.basedOn ? await findDocument(ctx, draft.basedOn) : null
  return withRevision(placeAfter(place, written), base, await loadedDocuments(ctx))
}

/** What the record of changes keeps of a place: for the whole document only what its own page asks for. */
function ownValue(place: Place): JsonObject {
  if (place.kind !== 'document') return place.value
  const { name, status, disclaimer, appliesTo, validFrom } = place.value
  return Object.fromEntries(
    Object.entries({ name, status, disclaimer, appliesTo, validFrom }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  )
}

export type MovePartInput = { readonly draftId: string; readonly about: string; readonly by: -1 | 1 }

/** Moves a part one place earlier or later in its list: the order of a model is the order shown to people. */
export async function movePart(ctx: Ctx, input: MovePartInput): Promise<Outcome<string, DraftClosed>> {
  const opened = await openDraft(ctx, input.draftId)
  if (!opened.ok) return opened
  const draft = opened.value
  const place = placeToAct(draft, input.about)
  const document = withMoved(draft.document, place.way, input.by)
  if (document === draft.document) return ok(place.about)
  const at = place.way.at(-1)
  const before = typeof at === 'number' ? at + 1 : 0
  await keepChange(ctx, draft, document, {
    about: place.about,
    what: 'changed',
    before: { position: before },
    after: { position: before + input.by },
  })
  return ok(place.about)
}
