import type { Form, Section } from '../definition/document.ts'
import { type FormContext, isAnswerField } from './answers.domain.ts'
import { cleaned } from './field-values.domain.ts'
import { givenRows } from './options.domain.ts'

/**
 * What a page sends: every name with its values, as in `FormData`. Names beginning with `_` belong to the page, not to
 * the form.
 */
export type Posted = Readonly<Record<string, readonly string[]>>

/** The fields of one row as posted. `name` is the part of the field names that stands for the row. */
export type PostedRow = {
  readonly name: string
  readonly rowId: string
  readonly fields: ReadonlyMap<string, readonly string[]>
}
export type PostedForm = {
  readonly plain: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
  readonly rows: ReadonlyMap<string, readonly PostedRow[]>
  /** Names which this form does not have. They are reported and never stored. */
  readonly unknown: readonly string[]
}

/**
 * In the page, the hidden field of a row which carries its id. Ids of fields have no capital letters, so it meets none
 * of them.
 */
export const ROW_ID = 'rowId'
const ROW_ID_FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** More rows than any form of any model asks for. */
const MOST_ROWS = 200

type Fields = Map<string, readonly string[]>

/**
 * Sorts what was posted by section, row and field. Rows stand in the order of their numbers, whatever order they came
 * in.
 */
export function sortPosted(form: Form, posted: Posted, context: FormContext): PostedForm {
  const sections = new Map(form.sections.map((section) => [section.id, section]))
  const plain = new Map<string, Fields>()
  const rows = new Map<string, Map<string, Fields>>()
  const unknown: string[] = []

  for (const [name, values] of Object.entries(posted)) {
    if (name.startsWith('_')) continue
    const parts = name.split('.')
    const section = sections.get(parts[0] ?? '')
    const [row, fieldId] = parts.length === 3 ? [parts[1], parts[2]] : [undefined, parts[1]]
    const known = section && parts.length === (section.repeat ? 3 : 2) && hasField(section, fieldId ?? '')
    if (!known || fieldId === undefined || !takesRow(section, row, context)) unknown.push(name)
    else if (row === undefined) put(plain, section.id).set(fieldId, values)
    else put(rowsIn(rows, section.id), row).set(fieldId, values)
  }
  const ordered = new Map([...rows].map(([id, ofSection]) => [id, inOrder(ofSection, sections.get(id), context)]))
  return { plain, rows: ordered, unknown }
}

const hasField = (section: Section, id: string): boolean =>
  section.fields.some((field) => field.id === id && isAnswerField(field)) ||
  (id === ROW_ID && section.repeat?.over === 'rows')

/** Added rows are numbered; given rows bear the id of what they are about. */
function takesRow(section: Section, row: string | undefined, context: FormContext): boolean {
  if (row === undefined) return !section.repeat
  const given = givenRows(section, context)
  return given ? given.some(({ id }) => id === row) : /^\d{1,4}$/.test(row)
}

function inOrder(rows: Map<string, Fields>, section: Section | undefined, context: FormContext): readonly PostedRow[] {
  const given = section && givenRows(section, context)
  if (given) {
    return given.flatMap(({ id }) => {
      const fields = rows.get(id)
      return fields ? [{ name: id, rowId: id, fields }] : []
    })
  }
  const taken = new Set<string>()
  return [...rows]
    .sort(([a], [b]) => Number(a) - Number(b))
    .slice(0, MOST_ROWS)
    .map(([, fields], index) => ({ name: String(index), rowId: rowIdOf(fields, taken, context), fields }))
}

/** The id a row already has; a new one for a row without, with a made-up one, or with that of another row. */
function rowIdOf(fields: Fields, taken: Set<string>, context: FormContext): string {
  const posted = fields.get(ROW_ID)?.[0] ?? ''
  const id = ROW_ID_FORM.test(posted) && !taken.has(posted) ? posted : context.newRowId()
  taken.add(id)
  return id
}

/** Whether a person wrote nothing in the row. What the product filled in by itself does not make a row. */
export function isBlankRow(section: Section, row: PostedRow): boolean {
  const asked = section.fields.filter(isAnswerField)
  const own = asked.filter((field) => field.prefill === undefined)
  return (own.length > 0 ? own : asked).every(({ id }) =>
    (row.fields.get(id) ?? []).every((one) => cleaned(one, false) === ''),
  )
}

function put(map: Map<string, Fields>, key: string): Fields {
  const found = map.get(key) ?? new Map()
  map.set(key, found)
  return found
}

function rowsIn(rows: Map<string, Map<string, Fields>>, section: string): Map<string, Fields> {
  const found = rows.get(section) ?? new Map()
  rows.set(section, found)
  return found
}
