import type { Field, ModelDocument, Section } from '../definition/document.ts'
import { fixedAnswers, hasAnswer } from '../definition/form-fields.domain.ts'
import { at } from '../definition/shape.domain.ts'
import type { ChangeOf, FieldPlace } from './mapping.ts'
import type { MappingCheck } from './mapping-check.domain.ts'

type Placed = { readonly field: Field; readonly section: Section }

function placed({ forms }: ModelDocument, place: FieldPlace): Placed | undefined {
  const sections = forms.find(({ id }) => id === place.form)?.sections ?? []
  const section = sections.find(({ id }) => id === place.section)
  const field = section?.fields.find(({ id }) => id === place.field)
  return field && section && { field, section }
}

/** What a draft is asked must be what the new version asks. */
export function checkFieldAdded(
  { to, refuse }: MappingCheck,
  { to: place, required }: ChangeOf<'field_added'>,
  path: string,
): void {
  const field = placed(to.document, place)?.field
  if (field && (field.required ?? false) !== required)
    refuse('bad_change', at(path, 'required'), `w nowej wersji to pole ma „required”: ${field.required ?? false}`)
}

/** An answer that is copied must be one that the new field can hold. */
export function checkFieldMoved(check: MappingCheck, change: ChangeOf<'field_moved'>, path: string): void {
  if (change.values !== 'copy_if_empty') return
  const reason = cannotCopy(check.from.document, check.to.document, change)
  if (reason) check.refuse('bad_change', at(path, 'values'), `nie można skopiować odpowiedzi: ${reason}`)
}

/**
 * Why an answer may not be copied from one place to another; nothing when it may, or when a place does not exist. It never goes to
 * another category of information: a copy is a new answer, and disclosures of that category would show it to others.
 */
export function cannotCopy(
  from: ModelDocument,
  to: ModelDocument,
  places: { readonly from: FieldPlace; readonly to: FieldPlace },
): string | undefined {
  const before = placed(from, places.from)
  const after = placed(to, places.to)
  if (!before || !after) return undefined
  if (!hasAnswer(before.field)) return 'to pole nie ma odpowiedzi'
  if (before.field.kind !== after.field.kind) return 'nowe pole jest innego rodzaju'
  if (rowsOf(before.section) !== rowsOf(after.section)) return 'sekcje powtarzają się inaczej'
  const allowed = fixedAnswers(to, after.field)
  const lost = allowed && (fixedAnswers(from, before.field) ?? []).find((answer) => !allowed.includes(answer))
  if (lost !== undefined) return `nowe pole nie ma odpowiedzi „${lost}”`
  if (before.field.category !== after.field.category) return 'nowe pole jest w innej kategorii informacji'
  return undefined
}

const rowsOf = ({ repeat }: Section): string => (repeat ? `${repeat.over} ${repeat.list ?? ''}` : '')
