import type { Form, Section } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import { type Answers, type FormContext, isAnswerField, type Row, rowsOf, type Values } from './answers.domain.ts'
import { isFilled, plainValues, visible, visibleFields } from './conditions.domain.ts'
import { givenRows } from './options.domain.ts'
import { readAnswers } from './read-answers.domain.ts'
import { showAnswers } from './show-answers.domain.ts'

/** What one page asks without tiring anybody: a form with more is filled in part by part (FORMAT.md, section 8). */
const MOST_QUESTIONS = 12
const MOST_SECTIONS = 3

/** Nothing written, something missing or wrong, or ready. */
export type PartState = 'empty' | 'gaps' | 'filled'
/** One section of a long form, on a page of its own. */
export type Part = { readonly section: Section; readonly state: PartState }

/** Whether a form is filled in part by part: it asks much, and has more sections than one to part it by. */
export function isLong(form: Form, model: Model): boolean {
  const asked = form.sections.map((section) => questionsIn(section, model)).filter((questions) => questions > 0)
  const questions = asked.reduce((sum, one) => sum + one, 0)
  return asked.length > MOST_SECTIONS || (asked.length > 1 && questions > MOST_QUESTIONS)
}

/** Questions that stand on the page before anybody adds a row; people, goals and things of a case count as one each. */
function questionsIn({ fields, repeat }: Section, model: Model): number {
  const asked = fields.filter(isAnswerField).length
  return asked * (repeat?.list ? model.list(repeat.list).items.length : Math.max(repeat?.min ?? 1, 1))
}

/**
 * The parts of a form in their order, as far as they are asked now: a part with nothing to answer is left out, unless something in it must
 * be mended or somebody stands on it, `here`. `faults` are the places that do not let the form be completed, by their names in the page.
 */
export function partsOf(
  form: Form,
  answers: Answers,
  faults: readonly string[],
  context: FormContext,
  here?: string,
): readonly Part[] {
  return form.sections.flatMap((section) => {
    const isFaulty = faults.some((place) => isIn(section, place))
    if (!isFaulty && section.id !== here && !isAsked(form, section, answers, context)) return []
    return [{ section, state: stateOf(section, answers, isFaulty) }]
  })
}

/** Whether a place in the page, as `section.field` or the section itself, belongs to the section. */
export const isIn = ({ id }: Section, place: string): boolean => place === id || place.startsWith(`${id}.`)

/** A question that hangs on another of its own row is never the first of the row, so an empty row tells whether there is anything to ask. */
function isAsked(form: Form, section: Section, answers: Answers, context: FormContext): boolean {
  if (givenRows(section, context)?.length === 0) return false
  const elsewhere = plainValues(form, visible(form, answers))
  const shown = visibleFields(section, {}, elsewhere)
  return shown.length > 0
}

function stateOf(section: Section, answers: Answers, isFaulty: boolean): PartState {
  const isWritten = rowsOf(section, answers).some(({ values }) => Object.values(values).some(isFilled))
  if (!isWritten && section.fields.some(isAnswerField)) return 'empty'
  return isFaulty ? 'gaps' : 'filled'
}

/**
 * What would stand if the form were completed now: offers that rest on other answers are taken, and what cannot be read yet stands as it
 * was typed. Rows keep their places, also blank ones.
 */
export function asItWillStand(form: Form, answers: Answers, context: FormContext): Answers {
  const done = readAnswers(form, showAnswers(form, answers, context).values, context, 'complete').answers
  return Object.fromEntries(
    form.sections.map((section) => [
      section.id,
      section.repeat
        ? joinedRows(keyedRows(section, answers), keyedRows(section, done))
        : { ...plainOf(section, answers), ...plainOf(section, done) },
    ]),
  )
}

const plainOf = (section: Section, answers: Answers): Values => rowsOf(section, answers)[0]?.values ?? {}
const keyedRows = (section: Section, answers: Answers): readonly Row[] =>
  rowsOf(section, answers).flatMap(({ rowId, values }) => (rowId === null ? [] : [{ rowId, values }]))

function joinedRows(typed: readonly Row[], done: readonly Row[]): readonly Row[] {
  const joined = typed.map(({ rowId, values }) => ({
    rowId,
    values: { ...values, ...done.find((row) => row.rowId === rowId)?.values },
  }))
  return [...joined, ...done.filter(({ rowId }) => !typed.some((row) => row.rowId === rowId))]
}
