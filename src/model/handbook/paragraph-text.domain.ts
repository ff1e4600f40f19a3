import type { Deadline, Paragraph, Param, TimeUnit } from '../definition/document.ts'
import type { LocalAmounts, Model } from '../definition/model.domain.ts'
import { type Placeholder, textPieces } from '../definition/placeholder.domain.ts'

type Grammar = Extract<Placeholder, { kind: 'deadline' }>['grammar']
/** Words after a number by the Polish plural category: 1, 2-4 (22-24...), all others. */
type Forms = { readonly one: string; readonly few: string; readonly many: string }

const HARD_SPACE = '\u00a0'
const plural = new Intl.PluralRules('pl')
const grouped = new Intl.NumberFormat('pl', { useGrouping: 'always', maximumFractionDigits: 0 })

/** FORMAT.md, section 4: the genitive follows "w ciągu", the accusative follows "co" and "raz na". */
const WORDS: Readonly<Record<TimeUnit, Readonly<Record<Grammar, Forms>>>> = {
  calendar_days: {
    genitive: { one: 'dnia', few: 'dni', many: 'dni' },
    accusative: { one: 'dzień', few: 'dni', many: 'dni' },
  },
  working_days: {
    genitive: { one: 'dnia roboczego', few: 'dni roboczych', many: 'dni roboczych' },
    accusative: { one: 'dzień roboczy', few: 'dni robocze', many: 'dni roboczych' },
  },
  months: {
    genitive: { one: 'miesiąca', few: 'miesięcy', many: 'miesięcy' },
    accusative: { one: 'miesiąc', few: 'miesiące', many: 'miesięcy' },
  },
}

/** A length of time in Polish, ready to stand in a sentence; one month is written without the number. */
export function durationWords(amount: number, unit: TimeUnit, grammar: Grammar): string {
  const category = plural.select(amount)
  const words = WORDS[unit][grammar][category === 'one' || category === 'few' ? category : 'many']
  return unit === 'months' && amount === 1 ? words : `${amount} ${words}`
}

/**
 * The text of a paragraph with the numbers that the model really executes; where the gmina has its own value, that one.
 * So what people read and what the product does cannot differ (FORMAT.md, section 4).
 */
export function paragraphText(model: Model, paragraph: Paragraph, local?: LocalAmounts): string {
  const pieces = textPieces(paragraph.text).map((piece) => {
    if ('text' in piece) return piece.text
    if ('placeholder' in piece) return placeholderText(model, piece.placeholder, local)
    throw new Error(`Paragraph ${paragraph.id} has an unreadable placeholder ${piece.unreadable}`)
  })
  return pieces.join('')
}

/** The number that stands in place of a placeholder. Throws where the model has no such deadline or parameter. */
export function placeholderText(model: Model, placeholder: Placeholder, local?: LocalAmounts): string {
  if (placeholder.kind === 'param') return paramText(model, model.param(placeholder.id), local)
  const deadline: Deadline = model.deadline(placeholder.id)
  return durationWords(model.amount(deadline, local), deadline.unit, placeholder.grammar)
}

/** A count is a bare number; złote are grouped and keep together: "60 000 zł". */
function paramText(model: Model, param: Param, local?: LocalAmounts): string {
  const value = model.number(`$${param.id}`, local)
  if (param.unit === 'count') return String(value)
  return `${grouped.format(value).replace(/\s/gu, HARD_SPACE)}${HARD_SPACE}zł`
}
