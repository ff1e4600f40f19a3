import type { Answers, Value, Values } from '../answers/answers.domain.ts'
import { hasRows } from '../answers/answers.domain.ts'
import type { Field, Form, Section } from '../definition/document.ts'
import type { MappingDocument } from '../mapping/mapping.ts'
import { changesOf } from './case-migration.domain.ts'

/** Answers of a form that was not completed yet, for its form in the other version, and what has no place in it any more. */
export type DraftAfter = { readonly answers: Answers; readonly left: readonly LeftAnswer[] }
/** An answer to a field that is no more, kept beside the form to be read and copied. */
export type LeftAnswer = { readonly field: Field; readonly value: Value }

/**
 * What was typed into a form before its case was moved, in the form as it is now. Nothing typed is lost: an answer without a place is told
 * beside the form, unless the mapping says that it is dropped. Completed forms are never changed.
 * @param back the move was undone: what was typed under the new version goes back where it came from.
 */
export function draftAfter(
  answers: Answers,
  old: Form,
  form: Form,
  mapping: MappingDocument,
  back = false,
): DraftAfter {
  const moved = changesOf(mapping, 'field_moved').filter(({ values }) => values === 'copy_if_empty')
  const ways = moved.map(({ from, to }) => (back ? { from: to, to: from } : { from, to }))
  const dropped = changesOf(mapping, 'field_removed').filter(({ drafts }) => drafts === 'drop')
  const isDropped = (section: string, field: string) =>
    !back && dropped.some(({ from }) => from.form === old.id && from.section === section && from.field === field)

  const left: LeftAnswer[] = []
  const kept: Record<string, Values | readonly { readonly rowId: string; readonly values: Values }[]> = {}
  for (const section of old.sections) {
    const given = answers[section.id]
    if (given === undefined) continue
    const stays = (values: Values): Values =>
      Object.fromEntries(
        Object.entries(values).filter(([field, value]) => {
          if (hasPlace(form, section, field)) return true
          const way = ways.find(
            ({ from, to }) =>
              from.form === old.id && from.section === section.id && from.field === field && to.form === form.id,
          )
          if (way && put(kept, answers, way.to, value)) return false
          const asked = section.fields.find(({ id }) => id === field)
          if (asked && !isDropped(section.id, field)) left.push({ field: asked, value })
          return false
        }),
      )
    const target = form.sections.find(({ id }) => id === section.id)
    if (hasRows(given)) {
      const rows = given.map((row) => ({ ...row, values: stays(row.values) }))
      if (target?.repeat) kept[section.id] = rows
    } else {
      const values = stays(given)
      const there = kept[section.id]
      if (target && !target.repeat) kept[section.id] = { ...(there && !hasRows(there) ? there : {}), ...values }
    }
  }
  return { answers: kept, left }
}

/** A field of a section that repeats has no place in one that does not, and the other way round. */
const hasPlace = (form: Form, { id: section, repeat }: Section, field: string): boolean =>
  form.sections.some(
    (one) =>
      one.id === section &&
      (one.repeat === undefined) === (repeat === undefined) &&
      one.fields.some(({ id }) => id === field),
  )

/** Puts a value where nothing stands yet; says whether it has a place there. Rows have their own answers and take none. */
function put(
  kept: Record<string, Values | readonly unknown[]>,
  answers: Answers,
  to: { readonly section: string; readonly field: string },
  value: Value,
): boolean {
  const there = answers[to.section]
  if (there !== undefined && hasRows(there)) return false
  if (there?.[to.field] !== undefined) return false
  kept[to.section] = { ...(kept[to.section] as Values | undefined), [to.field]: value }
  return true
}
