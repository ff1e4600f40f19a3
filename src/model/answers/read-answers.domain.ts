import type { LocalDate } from '#kernel'
import type { Field, Form, Section } from '../definition/document.ts'
import {
  type Answers,
  type FormContext,
  fieldName,
  isAnswerField,
  type Row,
  type Value,
  type Values,
} from './answers.domain.ts'
import { holds, isFilled } from './conditions.domain.ts'
import { objection } from './field-checks.domain.ts'
import { type AnswerProblem, readValue } from './field-values.domain.ts'
import { offeredOnCompletion, offerFor, planEndOn } from './offers.domain.ts'
import { givenRows, type OwnRows, readableOptions } from './options.domain.ts'
import { isBlankRow, type Posted, type PostedForm, type PostedRow, sortPosted } from './posted.domain.ts'
import { asPosted } from './posted-value.domain.ts'

/**
 * An objection to one field, by the name of the field in the page: `section.field` or `section.row.field`; of a whole
 * section by its id.
 */
export type AnswerError = { readonly path: string } & AnswerProblem

export type ReadAnswers = {
  readonly answers: Answers
  readonly errors: readonly AnswerError[]
  /** Posted names which the form does not have; nothing of them is stored. */
  readonly unknown: readonly string[]
}

/**
 * `draft` keeps whatever was typed in the fields that are shown, requires nothing, and reports only what it cannot keep:
 * a choice that is not offered, a text beyond every bound. `typed` is a draft that keeps the hidden fields too: while a
 * form is being written, an answer that hides others may be changed back. `complete` is the finished form: everything
 * required is there and everything is readable, or it says what is not.
 */
export type ReadingMode = 'draft' | 'typed' | 'complete'

type Reading = {
  readonly form: Form
  readonly posted: PostedForm
  readonly context: FormContext
  readonly mode: ReadingMode
  readonly own: OwnRows
}

/**
 * Reads what was posted for a form of the model. Answers of hidden fields are dropped (FORMAT.md, section 8), except
 * from what is still being written. Never throws on any input.
 */
export function readAnswers(form: Form, posted: Posted, context: FormContext, mode: ReadingMode): ReadAnswers {
  const sorted = sortPosted(form, posted, context)
  const reading: Reading = { form, posted: sorted, context, mode, own: ownRows(form, sorted, mode) }
  const answers: Record<string, Values | readonly Row[]> = {}
  const errors: AnswerError[] = []
  let elsewhere: Values = {}

  for (const section of form.sections) {
    const planEnd = planEndOn(form, answers)
    if (section.repeat) {
      const read = readRows(section, reading, elsewhere, planEnd)
      if (read.rows.length > 0) answers[section.id] = read.rows
      errors.push(...read.errors)
    } else {
      const fields = sorted.plain.get(section.id) ?? new Map()
      const read = readFields(section, { name: null, fields }, reading, elsewhere, planEnd)
      if (Object.keys(read.values).length > 0) answers[section.id] = read.values
      errors.push(...read.errors)
      elsewhere = { ...elsewhere, ...read.values }
    }
  }
  return { answers, errors, unknown: sorted.unknown }
}

/**
 * Goals and actions of a plan which is being written, so that its rows may name each other; not those about to be left
 * out as blank.
 */
function ownRows(form: Form, posted: PostedForm, mode: ReadingMode): OwnRows {
  const boundTo = (bind: Section['binds']) => {
    const section = form.sections.find(({ binds }) => binds === bind)
    if (!section) return null
    const sent = posted.rows.get(section.id) ?? []
    const kept = mode !== 'complete' ? sent : sent.filter((row) => !isBlankRow(section, row))
    return kept.map(({ rowId }) => ({ id: rowId, label: rowId }))
  }
  return { goals: boundTo('plan_goal'), actions: boundTo('plan_action') }
}

function readRows(section: Section, reading: Reading, elsewhere: Values, planEnd: LocalDate | undefined) {
  const rows: Row[] = []
  const errors: AnswerError[] = []
  for (const row of rowsToRead(section, reading)) {
    const read = readFields(section, row, reading, elsewhere, planEnd)
    // A row that people added is theirs even while it is empty; a given row without an answer is not stored.
    if (section.repeat?.over === 'rows' || Object.keys(read.values).length > 0) {
      rows.push({ rowId: row.rowId, values: read.values })
    }
    errors.push(...read.errors)
  }
  const { min = 0, max } = section.repeat ?? {}
  if (reading.mode === 'complete') {
    if (rows.length < min) errors.push({ path: section.id, code: 'too_few_rows', params: { min } })
    if (max !== undefined && rows.length > max)
      errors.push({ path: section.id, code: 'too_many_rows', params: { max } })
  }
  return { rows, errors }
}

/**
 * A finished form has no blank rows of those which people add or of a list, and has a row for every person, goal,
 * action or item. A draft keeps the rows as they are.
 */
function rowsToRead(section: Section, { posted, context, mode }: Reading): readonly PostedRow[] {
  const sent = posted.rows.get(section.id) ?? []
  const written = sent.filter((row) => !isBlankRow(section, row))
  const over = section.repeat?.over
  if (over === 'rows') return mode === 'complete' ? written : sent
  if (over === 'list' || mode !== 'complete') return written
  const given = givenRows(section, context) ?? []
  return given.map(({ id }) => sent.find((row) => row.rowId === id) ?? { name: id, rowId: id, fields: new Map() })
}

type FieldsToRead = { readonly name: string | null; readonly fields: PostedRow['fields'] }

function readFields(
  section: Section,
  row: FieldsToRead,
  reading: Reading,
  elsewhere: Values,
  planEnd: LocalDate | undefined,
) {
  const values: Record<string, Value> = {}
  const errors: AnswerError[] = []
  const earlier = (id: string) => values[id] ?? elsewhere[id]
  for (const field of section.fields.filter(isAnswerField)) {
    if (reading.mode !== 'typed' && field.showWhen && !holds(field.showWhen, earlier)) continue
    const offer = () => offerFor(field, { fields: section.fields, values }, planEnd, reading.context)
    const read = readField(field, row.fields.get(field.id) ?? [], reading, offer)
    if (read.value !== undefined) values[field.id] = read.value
    const found =
      read.problem ?? (reading.mode === 'complete' ? objection(field, read.value, earlier, reading.context) : null)
    if (found) errors.push({ path: fieldName(section.id, row.name, field.id), ...found })
  }
  return { values, errors }
}

/** An empty field takes the offer that rests on the rest of the form, and the offer is read like anything posted. */
function readField(
  field: Field,
  posted: readonly string[],
  { context, mode, own }: Reading,
  offer: () => Value | undefined,
): { value?: Value; problem?: AnswerProblem } {
  const options = readableOptions(field, context, own)
  const read = readValue(field, posted, options, context)
  if ('value' in read) return { value: read.value }
  if ('problem' in read)
    return mode !== 'complete' && read.keep ? { value: { typed: read.typed } } : { problem: read.problem }
  const offered = mode === 'complete' && offeredOnCompletion(field) ? offer() : undefined
  if (!isFilled(offered) || offered === undefined) return {}
  const taken = readValue(field, asPosted(field, offered), options, context)
  return 'value' in taken ? { value: taken.value } : {}
}
