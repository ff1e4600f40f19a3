import type { Field, Form, Option, Section } from '../definition/document.ts'
import {
  type Answers,
  type FormContext,
  fieldName,
  isAnswerField,
  rowsOf,
  type Value,
  type Values,
} from './answers.domain.ts'
import { plainValues, visible, visibleFields, visibleValues } from './conditions.domain.ts'
import { isRequired } from './field-checks.domain.ts'
import { givenRows, type OwnRows, shownOptions } from './options.domain.ts'
import { ROW_ID } from './posted.domain.ts'
import { asPosted } from './posted-value.domain.ts'

/**
 * A field as a page shows it. `posted` is what stands in it; `value` is the answer as stored. Headings and notes have
 * neither.
 */
export type FieldView = {
  readonly field: Field
  readonly name: string
  readonly posted: readonly string[]
  readonly value: Value | null
  readonly shown: boolean
  readonly required: boolean
  readonly options: readonly Option[]
}
/** `rowId` is `null` where the section does not repeat; `label` names what a given row is about. */
export type RowView = {
  readonly rowId: string | null
  readonly label: string | null
  readonly fields: readonly FieldView[]
}
export type SectionView = { readonly section: Section; readonly rows: readonly RowView[] }
export type FormView = {
  readonly sections: readonly SectionView[]
  /** What stands in every field and hidden row id, by name: posting it back reads as the same answers. */
  readonly values: Readonly<Record<string, readonly string[]>>
}

/**
 * The form with its answers, ready to be shown or filled in further: every question in order, with what may be chosen.
 */
export function showAnswers(form: Form, answers: Answers, context: FormContext): FormView {
  const own = ownOptions(form, answers)
  const elsewhere = plainValues(form, visible(form, answers))
  const view = { context, own, elsewhere }
  const sections = form.sections.map((section) => ({ section, rows: rowViews(section, answers, view) }))
  return { sections, values: valuesOf(sections) }
}

type View = { readonly context: FormContext; readonly own: OwnRows; readonly elsewhere: Values }

function rowViews(section: Section, answers: Answers, view: View): readonly RowView[] {
  const stored = rowsOf(section, answers)
  const given = givenRows(section, view.context)
  if (given) {
    return given.map(({ id, label }) => {
      const values = stored.find(({ rowId }) => rowId === id)?.values ?? {}
      return { rowId: id, label, fields: fieldViews(section, id, values, view) }
    })
  }
  return stored.map(({ rowId, values }, index) => ({
    rowId,
    label: null,
    fields: fieldViews(section, rowId === null ? null : String(index), values, view),
  }))
}

function fieldViews(section: Section, row: string | null, values: Values, view: View): readonly FieldView[] {
  const shown = visibleFields(section, visibleValues(section, values, view.elsewhere), view.elsewhere)
  return section.fields.map((field) => ({
    field,
    name: fieldName(section.id, row, field.id),
    posted: asPosted(field, values[field.id]),
    value: values[field.id] ?? null,
    shown: shown.includes(field.id),
    required: isRequired(field, view.context),
    options: shownOptions(field, values[field.id], view.context, view.own),
  }))
}

/** Goals and actions of a plan in the words of its own rows. */
function ownOptions(form: Form, answers: Answers): OwnRows {
  const rows = (bind: Section['binds'], text: Field['binds']): readonly Option[] | null => {
    const section = form.sections.find(({ binds }) => binds === bind)
    const field = section?.fields.find(({ binds }) => binds === text)
    if (!section) return null
    return rowsOf(section, answers).flatMap(({ rowId, values }) =>
      rowId === null ? [] : [{ id: rowId, label: field ? (asPosted(field, values[field.id])[0] ?? '') : '' }],
    )
  }
  return { goals: rows('plan_goal', 'goal.text'), actions: rows('plan_action', 'action.text') }
}

function valuesOf(sections: readonly SectionView[]): FormView['values'] {
  const fields = sections.flatMap(({ rows }) =>
    rows.flatMap((row) => row.fields.filter(({ field }) => isAnswerField(field))),
  )
  const added = sections.filter(({ section }) => section.repeat?.over === 'rows')
  return Object.fromEntries([
    ...fields.map(({ name, posted }) => [name, posted] as const),
    ...added.flatMap(({ section, rows }) =>
      rows.map(({ rowId }, index) => [fieldName(section.id, String(index), ROW_ID), [rowId ?? '']] as const),
    ),
  ])
}
