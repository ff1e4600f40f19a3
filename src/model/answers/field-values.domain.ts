import { LocalDate } from '#kernel'
import type { Field, Option } from '../definition/document.ts'
import type { FormContext, Value } from './answers.domain.ts'

/** Why an answer cannot be taken. Each has a message `model.answer.<code>`; `params` are what it names. */
export type AnswerProblem = {
  readonly code:
    | 'required'
    | 'too_long'
    | 'too_short'
    | 'wrong_pattern'
    | 'not_a_number'
    | 'not_whole'
    | 'not_an_amount'
    | 'too_small'
    | 'too_big'
    | 'not_a_date'
    | 'too_early'
    | 'too_late'
    | 'not_yes_or_no'
    | 'not_offered'
    | 'too_few'
    | 'too_few_rows'
    | 'too_many_rows'
    | 'wrong_file_kind'
  readonly params: Readonly<Record<string, string | number>>
}
/** What was posted in one field: an answer, nothing, or something that cannot be read as an answer of this kind. */
export type ReadValue =
  | { readonly value: Value }
  | { readonly empty: true }
  | { readonly problem: AnswerProblem; readonly typed: string; readonly keep: boolean }

/** Own caps, whatever a model allows: nobody types more, and a machine that does is refused. */
const LONGEST: Readonly<Record<string, number>> = { long_text: 10_000 }
const LONGEST_LINE = 500

const EMPTY: ReadValue = { empty: true }
const problem = (
  code: AnswerProblem['code'],
  params: AnswerProblem['params'],
  typed: string,
  keep = true,
): ReadValue => ({ problem: { code, params }, typed, keep })

/** Reads what was posted in one field, by its kind. `options` are what may be chosen. */
export function readValue(
  field: Field,
  posted: readonly string[],
  options: readonly Option[],
  context: FormContext,
): ReadValue {
  if (field.kind === 'multi_choice') return readChoices(posted, options)
  const lines = field.kind === 'long_text'
  const typed = posted.map((one) => cleaned(one, lines)).find((one) => one !== '')
  if (typed === undefined) return EMPTY
  const longest = LONGEST[field.kind] ?? LONGEST_LINE
  if (typed.length > longest) return problem('too_long', { max: longest }, typed, false)

  switch (field.kind) {
    case 'number':
      return readNumber(typed)
    case 'money':
      return readMoney(typed)
    case 'date':
      return readDay(typed)
    case 'yes_no':
      return readYesNo(typed)
    case 'choice':
    case 'scale_with_words':
    case 'person':
    case 'institution':
      return options.some(({ id }) => id === typed) ? { value: typed } : problem('not_offered', {}, typed, false)
    case 'service':
      return readService(typed, context)
    case 'file':
      return readFile(field, typed, context)
    default:
      return { value: typed }
  }
}

/**
 * Control characters, and marks which turn the direction of text: they are never part of an answer and can disguise
 * one.
 */
const INVISIBLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/gu

/** The text without what cannot be seen, in one Unicode form. Only texts of many lines keep their lines. */
export function cleaned(text: string, lines: boolean): string {
  const unified = text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ')
  const kept = lines ? unified.split('\n') : [unified.replaceAll('\n', ' ')]
  return kept
    .map((line) => line.replace(INVISIBLE, '').trimEnd())
    .join('\n')
    .trim()
}

function readChoices(posted: readonly string[], options: readonly Option[]): ReadValue {
  const chosen = [...new Set(posted.map((one) => cleaned(one, false)).filter((one) => one !== ''))]
  const foreign = chosen.find((one) => !options.some(({ id }) => id === one))
  if (foreign !== undefined) return problem('not_offered', {}, foreign, false)
  return chosen.length === 0 ? EMPTY : { value: chosen }
}

/** "1 234,5" and "1234.5". */
function readNumber(typed: string): ReadValue {
  const plain = typed.replace(/\s/g, '').replace('\u2212', '-')
  if (!/^-?\d{1,12}([.,]\d{1,6})?$/.test(plain)) return problem('not_a_number', {}, typed)
  return { value: Number(plain.replace(',', '.')) }
}

/** "1 234,50" or "1234.5 zł", as whole grosze: money never passes through a fraction. */
function readMoney(typed: string): ReadValue {
  const plain = typed.replace(/\s/g, '').replace(/zł$/i, '').replace('\u2212', '-')
  const parts = /^(-?)(\d{1,11})(?:[.,](\d{1,2}))?$/.exec(plain)
  if (!parts) return problem('not_an_amount', {}, typed)
  const [, minus, whole = '0', fraction = ''] = parts
  const grosze = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return { value: minus && grosze > 0 ? -grosze : grosze }
}

/** "2026-11-22" and "22.11.2026". */
function readDay(typed: string): ReadValue {
  const polish = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})(?:\s*r\.?)?$/.exec(typed)
  const [, day = '', month = '', year = ''] = polish ?? []
  const read = LocalDate.safeParse(polish ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed)
  return read.success ? { value: read.data } : problem('not_a_date', {}, typed)
}

function readYesNo(typed: string): ReadValue {
  if (typed === 'yes') return { value: true }
  return typed === 'no' ? { value: false } : problem('not_yes_or_no', {}, typed, false)
}

/**
 * An entry of the catalogue, chosen by its id or typed by its name; anything else is a service in the person's own
 * words.
 */
function readService(typed: string, { offered }: FormContext): ReadValue {
  const same = (label: string) => label.toLocaleLowerCase('pl') === typed.toLocaleLowerCase('pl')
  const entry = offered.services.find(({ id }) => id === typed) ?? offered.services.find(({ label }) => same(label))
  return { value: entry ? { service: entry.id, text: entry.label } : { service: null, text: typed } }
}

function readFile(field: Field, typed: string, { offered }: FormContext): ReadValue {
  const file = offered.files.find(({ id }) => id === typed)
  if (!file) return problem('not_offered', {}, typed, false)
  const { accept } = field
  if (accept && !accept.includes(file.extension)) {
    return problem('wrong_file_kind', { accept: accept.join(', ') }, typed, false)
  }
  return { value: typed }
}
