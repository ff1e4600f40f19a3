import type { Field, Form, Section } from '../definition/document.ts'
import {
  type Answers,
  type FormContext,
  isAnswerField,
  type Row,
  rowsOf,
  type Value,
  type Values,
} from './answers.domain.ts'
import { holds, isFilled, plainValues } from './conditions.domain.ts'
import { readValue } from './field-values.domain.ts'
import { offerFor, planEndOn, type RowParent } from './offers.domain.ts'
import { type OwnRows, optionsOf } from './options.domain.ts'
import type { Posted } from './posted.domain.ts'
import { asPosted } from './posted-value.domain.ts'

/**
 * A form not yet begun, with the offered answers and the fewest rows it needs (FORMAT.md, section 8, `prefill`).
 * Nothing of it is an answer until somebody sends it.
 */
export function newAnswers(form: Form, context: FormContext): Answers {
  let answers: Answers = {}
  for (const section of form.sections) {
    if (!section.repeat) {
      const values = filledRow(form, section, {}, answers, context, {})
      if (Object.keys(values).length > 0) answers = { ...answers, [section.id]: values }
    } else if (section.repeat.over === 'rows') {
      for (let left = section.repeat.min ?? 0; left > 0; left -= 1)
        answers = addRow(form, section, answers, context, {})
    }
  }
  return answers
}

/**
 * The answers after a press of a button that adds or removes a row: `_add=section`, `_add=section.goal` or `.action`
 * for a row under one, `_remove=section.0`. Nothing when no such button was pressed, or when it asks for what the form
 * does not allow.
 */
export function changeRows(form: Form, answers: Answers, posted: Posted, context: FormContext): Answers | null {
  const repeating = (id: string) =>
    form.sections.find((section) => section.id === id && section.repeat?.over === 'rows')
  const [added = '', parent = ''] = (posted._add?.[0] ?? '').split('.')
  const [removed = '', position = ''] = (posted._remove?.[0] ?? '').split('.')
  const [growing, shrinking] = [repeating(added), repeating(removed)]
  if (growing && rowsOf(growing, answers).length < (growing.repeat?.max ?? Number.POSITIVE_INFINITY)) {
    return addRow(form, growing, answers, context, parentOf(parent, form, answers, context))
  }
  if (!shrinking) return null
  return { ...answers, [removed]: storedRows(shrinking, answers).filter((_, index) => String(index) !== position) }
}

function addRow(form: Form, section: Section, answers: Answers, context: FormContext, parent: RowParent): Answers {
  const values = filledRow(form, section, {}, answers, context, parent)
  return { ...answers, [section.id]: [...storedRows(section, answers), { rowId: context.newRowId(), values }] }
}

const storedRows = (section: Section, answers: Answers): readonly Row[] =>
  rowsOf(section, answers).flatMap(({ rowId, values }) => (rowId === null ? [] : [{ rowId, values }]))

function parentOf(id: string, form: Form, answers: Answers, context: FormContext): RowParent {
  const own = ownIds(form, answers)
  const isOne = (rows: OwnRows['goals'], offered: readonly { id: string }[]) =>
    (rows ?? offered).some((one) => one.id === id)
  if (isOne(own.goals, context.offered.goals)) return { goal: id }
  return isOne(own.actions, context.offered.actions) ? { action: id } : {}
}

function ownIds(form: Form, answers: Answers): OwnRows {
  const rows = (bind: Section['binds']) => {
    const section = form.sections.find(({ binds }) => binds === bind)
    return section ? storedRows(section, answers).map(({ rowId }) => ({ id: rowId, label: rowId })) : null
  }
  return { goals: rows('plan_goal'), actions: rows('plan_action') }
}

/** The row with every empty field that is shown and has an offer filled in, in the order of fields. */
function filledRow(
  form: Form,
  section: Section,
  values: Values,
  answers: Answers,
  context: FormContext,
  parent: RowParent,
): Values {
  const elsewhere = plainValues(form, answers)
  const own = ownIds(form, answers)
  const filled: Record<string, Value> = { ...values }
  for (const field of section.fields.filter(isAnswerField)) {
    if (isFilled(filled[field.id])) continue
    if (field.showWhen && !holds(field.showWhen, (id) => filled[id] ?? elsewhere[id])) continue
    const row = { fields: section.fields, values: filled, parent }
    const offer = acceptable(field, offerFor(field, row, planEndOn(form, answers), context), context, own)
    if (offer !== undefined) filled[field.id] = offer
  }
  return filled
}

/** An offer counts only when the same answer would be taken from a person. */
function acceptable(field: Field, offer: Value | undefined, context: FormContext, own: OwnRows): Value | undefined {
  const read = readValue(field, asPosted(field, offer), optionsOf(field, context, own), context)
  return 'value' in read ? read.value : undefined
}
