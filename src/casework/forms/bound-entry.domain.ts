import type { FieldBind, Form } from '#model'
import type { FormEntry } from './form-items.domain.ts'

type Kept = FormEntry & { readonly itemId: string }

/**
 * The entry that holds the words of a row: the answer tied to `bind`. A row whose answers follow several categories leaves several
 * entries; a table that points at the row points at this one, so that both are seen by the same people.
 */
export function entryHolding(form: Form, entries: readonly Kept[], bind: FieldBind, row: string | null): string {
  const fields = form.sections.flatMap((section) =>
    section.fields.filter(({ binds }) => binds === bind).map(({ id }) => ({ section: section.id, id })),
  )
  const entry = entries.find(
    (one) =>
      one.row === row && fields.some(({ section, id }) => section === one.section && one.body.fields[id] !== undefined),
  )
  if (!entry) throw new Error(`form ${form.id} has no entry with ${bind} in row ${row}`)
  return entry.itemId
}
