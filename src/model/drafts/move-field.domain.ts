import { withPart, withValue } from './change-document.domain.ts'
import { type JsonObject, textIn } from './draft-document.domain.ts'
import type { Place } from './find-place.domain.ts'
import { type Reference, withReferences } from './rewrite-references.domain.ts'

/** The form in which a field or a section stands. */
export const formOfPlace = ({ within, kind, value }: Place): string =>
  kind === 'form' ? textIn(value.id) : within ? formOfPlace(within) : ''

/**
 * The draft with a field at the end of another section, under the same id. Rules that ask for it by its form and id ask for it where it
 * now stands.
 */
export function withFieldMoved(document: JsonObject, field: Place, section: Place): JsonObject {
  const [from, to, id] = [formOfPlace(field), formOfPlace(section), textIn(field.value.id)]
  const fields = [...section.way, 'fields']
  const taken = withValue(document, field.way, undefined)
  const moved = withPart(taken, fields, field.value)
  if (from === to) return moved
  const asks = ({ holder }: Reference) => holder.form === from && holder.field === id
  return withReferences(moved, (reference) => (reference.to === 'form' && asks(reference) ? [to] : [reference.id]))
}
