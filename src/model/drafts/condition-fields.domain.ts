import { isJsonObject, type Json, type JsonObject, listIn, textIn } from './draft-document.domain.ts'
import { answerOf, type FieldValues, ROW, rowNumbers, under } from './field-values.domain.ts'

/** How the comparisons of a condition hold together: there is one, all must hold, or any of them. */
export const JOINS = ['all', 'any'] as const
export const COMPARISONS = ['equals', 'in', 'filled', 'not_equals', 'not_in', 'not_filled'] as const
type Comparison = (typeof COMPARISONS)[number]

/**
 * When a field is shown, as rows of comparisons (FORMAT.md, section 8). A condition nested deeper than rows can say travels with the
 * form as it is, so that it is never lost.
 */
export function valuesOfCondition(json: Json, name: string): FieldValues {
  const rows = rowsOf(json)
  if (!rows) return { [under(name, 'whole')]: [JSON.stringify(json)] }
  const joined = isJsonObject(json) && Array.isArray(json.any) ? 'any' : 'all'
  const values = rows.map((row, index) => {
    const at = under(under(name, 'rows'), index)
    return {
      [under(at, ROW)]: ['1'],
      [under(at, 'field')]: [row.field],
      [under(at, 'how')]: [row.how],
      [under(at, 'value')]: [row.value],
    }
  })
  return Object.assign({ [under(name, 'join')]: [joined] }, ...values)
}

type ConditionRow = { readonly field: string; readonly how: Comparison; readonly value: string }

function rowsOf(json: Json): readonly ConditionRow[] | null {
  if (!isJsonObject(json)) return null
  const several = json.all ?? json.any
  const rows = (Array.isArray(several) ? listIn(several) : [json]).map(rowOf)
  const read = rows.filter((row) => row !== null)
  return read.length === rows.length ? read : null
}

function rowOf(json: Json): ConditionRow | null {
  if (!isJsonObject(json)) return null
  if (!isJsonObject(json.not)) return comparison(json)
  const inner = comparison(json.not)
  return inner ? { ...inner, how: NOT[inner.how] } : null
}
const NOT: Readonly<Record<Comparison, Comparison>> = {
  equals: 'not_equals',
  in: 'not_in',
  filled: 'not_filled',
  not_equals: 'equals',
  not_in: 'in',
  not_filled: 'filled',
}

function comparison(json: JsonObject): ConditionRow | null {
  const field = textIn(json.field)
  if (field === '') return null
  if (json.filled === true) return { field, how: 'filled', value: '' }
  if (Array.isArray(json.in)) return { field, how: 'in', value: listIn(json.in).map(String).join('\n') }
  return json.equals === undefined ? null : { field, how: 'equals', value: String(json.equals) }
}

/** The condition that the rows say; nothing when there is no row. */
export function conditionOf(sent: FieldValues, name: string): Json | undefined {
  const [whole = ''] = sent[under(name, 'whole')] ?? []
  if (whole !== '') return parsed(whole)
  const list = under(name, 'rows')
  const rows = rowNumbers(sent, list).map((index) => conditionRow(sent, under(list, index)))
  const [only] = rows
  if (rows.length < 2) return only
  return sent[under(name, 'join')]?.[0] === 'any' ? { any: rows } : { all: rows }
}

/** It was written by `valuesOfCondition`; anything else a browser sends is kept as a text for the check to refuse. */
function parsed(whole: string): Json {
  try {
    return JSON.parse(whole) as Json
  } catch (error) {
    if (error instanceof SyntaxError) return whole
    throw error
  }
}

function conditionRow(sent: FieldValues, at: string): JsonObject {
  const one = (key: string) => sent[under(at, key)]?.[0] ?? ''
  const field = one('field')
  const words = one('value')
    .split('\n')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const how = COMPARISONS.find((known) => known === one('how')) ?? 'equals'
  const plain = how.startsWith('not_') ? NOT[how] : how
  const asked: Readonly<Record<string, JsonObject>> = {
    equals: { field, equals: answerOf(words[0] ?? '') },
    in: { field, in: words.map(answerOf) },
    filled: { field, filled: true },
  }
  const found = asked[plain] ?? { field }
  return how.startsWith('not_') ? { not: found } : found
}
