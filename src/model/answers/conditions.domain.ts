import { type Answer, conditionHolds } from '../definition/condition.domain.ts'
import type { Condition, Form, Section } from '../definition/document.ts'
import { type Answers, hasRows, rowsOf, type Value, type Values } from './answers.domain.ts'

/** Whether a field with this condition is shown. `answerOf` gives earlier visible answers. */
export const holds = (condition: Condition, answerOf: (field: string) => Value | undefined): boolean =>
  conditionHolds(condition, (field) => comparable(answerOf(field)))

/** Conditions compare words, numbers and choices; a service and a text not yet read stand by their words. */
function comparable(value: Value | undefined): Answer {
  if (typeof value !== 'object') return value
  if ('typed' in value) return value.typed
  return 'text' in value ? value.text : value
}

/** "No" and 0 are answers; an empty text or list is not. */
export function isFilled(answer: Value | undefined): boolean {
  if (answer === undefined) return false
  if (typeof answer === 'string') return answer.trim() !== ''
  return !Array.isArray(answer) || answer.length > 0
}

/** Answers of the sections that do not repeat, for conditions that look there from a row. */
export const plainValues = (form: Form, answers: Answers): Values =>
  Object.assign({}, ...form.sections.filter((s) => !s.repeat).flatMap((s) => rowsOf(s, answers).map((r) => r.values)))

/**
 * Leaves out the answers of hidden fields, in the order of fields: an answer hidden by an earlier one no longer shows
 * or hides those after it.
 */
export function visibleValues(section: Section, values: Values, elsewhere: Values): Values {
  const kept: Record<string, Value> = {}
  for (const field of section.fields) {
    const answer = values[field.id]
    if (answer === undefined) continue
    if (!field.showWhen || holds(field.showWhen, (id) => kept[id] ?? elsewhere[id])) kept[field.id] = answer
  }
  return kept
}

/** Ids of the fields of one section or row that are shown; `values` are visible answers. */
export const visibleFields = (section: Section, values: Values, elsewhere: Values): readonly string[] =>
  section.fields
    .filter((field) => !field.showWhen || holds(field.showWhen, (id) => values[id] ?? elsewhere[id]))
    .map((field) => field.id)

/** The answers without those of hidden fields: what may be stored. */
export function visible(form: Form, answers: Answers): Answers {
  const shown: Record<string, Answers[string]> = {}
  let elsewhere: Values = {}
  for (const section of form.sections) {
    const stored = answers[section.id]
    if (stored === undefined) continue
    if (hasRows(stored)) {
      const before = elsewhere
      shown[section.id] = stored.map((row) => ({ ...row, values: visibleValues(section, row.values, before) }))
    } else {
      const values = visibleValues(section, stored, elsewhere)
      shown[section.id] = values
      elsewhere = { ...elsewhere, ...values }
    }
  }
  return shown
}

/** Ids of the fields with an answer in at least one row. */
export function answeredFields(form: Form, answers: Answers): readonly string[] {
  return form.sections.flatMap((section) =>
    section.fields
      .filter((field) => rowsOf(section, answers).some(({ values }) => isFilled(values[field.id])))
      .map((field) => field.id),
  )
}
