import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { changeOfKind } from '../mapping/mapping-shape.domain.ts'
import { loadedDocuments } from '../versions/version.store.server.ts'
import { withPart } from './change-document.domain.ts'
import { type DraftClosed, keepChange, openDraft, placeToAct } from './change-draft.server.ts'
import type { Draft } from './draft.store.server.ts'
import { placesChanged } from './draft-change.store.server.ts'
import { asJsonObject, type JsonObject, objectsIn } from './draft-document.domain.ts'
import type { PartKind } from './draft-places.domain.ts'
import { aboutOf, findPlace, type Place } from './find-place.domain.ts'
import { emptyPart, idFromName, listFor } from './new-part.domain.ts'
import { nextChapterId, nextParagraphId, numbersIn } from './paragraph-numbers.domain.ts'

export type AddPartInput = {
  readonly draftId: string
  readonly kind: PartKind
  /** The place whose part it will be; nothing for what stands at the top of the model. */
  readonly within: string | null
  /** What people call it. */
  readonly called: string
  /** Left out, it is made from the name. Chapters and paragraphs are numbered by the product. */
  readonly id?: string | undefined
}
export type AddPartRefusal = DraftClosed | 'id_taken' | 'id_unfit' | 'not_a_part'

/** Adds a part at the end of its list, with nothing but an id and a name; what it still lacks is shown until it is filled in. */
export async function addPart(ctx: Ctx, input: AddPartInput): Promise<Outcome<string, AddPartRefusal>> {
  const opened = await openDraft(ctx, input.draftId)
  if (!opened.ok) return opened
  const draft = opened.value
  const within = input.within === null ? null : placeToAct(draft, input.within)
  const list = listFor(input.kind, within)
  if (!list || (input.kind === 'mapping_change' && !changeOfKind(input.called))) return refused('not_a_part')
  const id = await idFor(ctx, draft, input, within)
  if (!ID.test(id)) return refused('id_unfit', { field: 'id' })
  const about = aboutOf(input.kind, id, within)
  if (findPlace(draft.document, about)) return refused('id_taken', { field: 'id', id })
  const part = emptyPart(input.kind, id, input.called)
  const document = withPart(draft.document, list, part)
  await keepChange(ctx, draft, document, { about, what: 'added', after: part })
  return ok(about)
}

const ID = /^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[A-Z]{1,3}-\d+(?:\.\d+)?)$/

async function idFor(ctx: Ctx, draft: Draft, input: AddPartInput, within: Place | null): Promise<string> {
  if (input.kind === 'mapping_change') return input.id ?? nextChangeId(input.called, within)
  if (input.kind !== 'paragraph' && input.kind !== 'chapter') return input.id ?? idFromName(input.called)
  const published = (await loadedDocuments(ctx)).map((document): JsonObject => asJsonObject(document))
  const used = [draft.document, ...published].flatMap(numbersIn)
  const changed = await placesChanged(ctx, draft.modelId)
  return input.kind === 'chapter'
    ? nextChapterId([...numbersIn(draft.document), ...used, ...changed])
    : nextParagraphId(within?.about ?? '', [...used, ...changed])
}

/** Changes are numbered within their kind. */
function nextChangeId(kind: string, mapping: Place | null): string {
  const taken = new Set(objectsIn(mapping?.value.changes).map(({ id }) => id))
  const start = kind.replaceAll('_', '-')
  let number = 1
  while (taken.has(`${start}-${number}`)) number += 1
  return `${start}-${number}`
}
