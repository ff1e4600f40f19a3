import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { type DraftClosed, keepChange, openDraft, placeToAct } from './change-draft.server.ts'
import { textIn } from './draft-document.domain.ts'
import { aboutOf, findPlace } from './find-place.domain.ts'
import { formOfPlace, withFieldMoved } from './move-field.domain.ts'

export type MoveFieldInput = {
  readonly draftId: string
  readonly about: string
  /** The section to which it goes, as `form.section`. */
  readonly to: string
}
export type MoveFieldRefusal = DraftClosed | 'not_to_move' | 'stands_there' | 'id_taken'

/** Moves a field to the end of another section, of its own form or of another, under the same id: its answers may go with it. */
export async function moveField(ctx: Ctx, input: MoveFieldInput): Promise<Outcome<string, MoveFieldRefusal>> {
  const opened = await openDraft(ctx, input.draftId)
  if (!opened.ok) return opened
  const draft = opened.value
  const field = placeToAct(draft, input.about)
  const section = findPlace(draft.document, input.to)
  if (field.kind !== 'field' || section?.kind !== 'section') return refused('not_to_move', { field: 'to' })
  if (field.within?.about === section.about) return refused('stands_there', { field: 'to' })
  const id = textIn(field.value.id)
  const about = aboutOf('field', id, section)
  if (formOfPlace(field) !== formOfPlace(section) && findPlace(draft.document, about))
    return refused('id_taken', { field: 'to', id })
  const document = withFieldMoved(draft.document, field, section)
  const places = { before: { section: field.within?.about ?? '' }, after: { section: section.about } }
  await keepChange(ctx, draft, document, { about, what: 'moved', ...places })
  return ok(about)
}
