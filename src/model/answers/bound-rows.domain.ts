import { LocalDate } from '#kernel'
import type { FieldBind, Form, Section } from '../definition/document.ts'
import { type Answers, rowsOf, type ServiceAnswer, type Value, type Values } from './answers.domain.ts'
import { isFilled, plainValues, visibleFields } from './conditions.domain.ts'

/** One row of a form, read by the built-in notions its fields are tied to. */
export type BoundRow = {
  readonly section: Section
  readonly id: string | null
  readonly values: Values
  /** Whether the field tied to this notion is shown here because of an earlier answer. */
  readonly asked: (bind: FieldBind) => boolean
  readonly text: (bind: FieldBind) => string | null
  readonly day: (bind: FieldBind) => LocalDate | null
  readonly number: (bind: FieldBind) => number | null
  readonly yesNo: (bind: FieldBind) => boolean | null
  readonly list: (bind: FieldBind) => readonly string[]
  readonly service: (bind: FieldBind) => ServiceAnswer
}

const NOTHING: ServiceAnswer = { service: null, text: '' }

/** The rows of all sections, of visible answers; a section that does not repeat is one row. */
export function boundRows(form: Form, answers: Answers): readonly BoundRow[] {
  const elsewhere = plainValues(form, answers)
  return form.sections.flatMap((section) =>
    rowsOf(section, answers).map(({ rowId, values }) => boundRow(section, rowId, values, elsewhere)),
  )
}

function boundRow(section: Section, id: string | null, values: Values, elsewhere: Values): BoundRow {
  const fieldOf = (bind: FieldBind) => section.fields.find((field) => field.binds === bind)
  const answer = (bind: FieldBind): Value | undefined => {
    const field = fieldOf(bind)
    return field ? values[field.id] : undefined
  }
  const text = (bind: FieldBind) => {
    const value = answer(bind)
    return typeof value === 'string' && isFilled(value) ? value : null
  }
  return {
    section,
    id,
    values,
    text,
    asked: (bind) => {
      const field = fieldOf(bind)
      return field?.showWhen !== undefined && visibleFields(section, values, elsewhere).includes(field.id)
    },
    day: (bind) => LocalDate.safeParse(text(bind)).data ?? null,
    number: (bind) => {
      const value = answer(bind)
      return typeof value === 'number' ? value : null
    },
    yesNo: (bind) => {
      const value = answer(bind)
      return typeof value === 'boolean' ? value : null
    },
    list: (bind) => {
      const value = answer(bind)
      return Array.isArray(value) ? value : []
    },
    service: (bind) => {
      const value = answer(bind)
      return typeof value === 'object' && 'text' in value ? value : { ...NOTHING, text: text(bind) ?? '' }
    },
  }
}
