import type { Drawn, DrawnKey, DrawnRecord, DrawnVariants } from '../definition/drawn.domain.ts'
import { conditionOf, valuesOfCondition } from './condition-fields.domain.ts'
import { isJsonObject, type Json, type JsonObject, listIn, textIn } from './draft-document.domain.ts'
import { answerOf, type FieldValues, numberOr, ROW, rowNumbers, under } from './field-values.domain.ts'

/** Whether the entries of a list are written in rows, or all in one control. */
export const hasRows = (entry: Drawn): entry is DrawnRecord | DrawnVariants =>
  entry.is === 'record' || entry.is === 'variants'

/** What stands in the fields of a value. What is not of its kind is shown as it was typed. */
export function valuesOf(drawn: Drawn, json: Json | undefined, name: string): FieldValues {
  if (json === undefined || json === null) return {}
  switch (drawn.is) {
    case 'record':
      return isJsonObject(json) ? recordValues(drawn.keys, json, name) : {}
    case 'variants':
      return isJsonObject(json) ? variantValues(drawn, json, name) : {}
    case 'list':
      return listValues(drawn.of, json, name)
    case 'nullable':
      return valuesOf(drawn.of, json, name)
    case 'by_id':
      return byIdValues(drawn.of, json, name)
    case 'condition':
      return valuesOfCondition(json, name)
    case 'day':
      return { [name]: [dayShown(shown(json))] }
    case 'yes_no':
      return { [name]: [json === true ? 'yes' : json === false ? 'no' : shown(json)] }
    default:
      return { [name]: [shown(json)] }
  }
}

const shown = (json: Json): string => (typeof json === 'object' ? JSON.stringify(json) : String(json))

const recordValues = (keys: readonly DrawnKey[], json: JsonObject, name: string): FieldValues =>
  Object.assign({}, ...keys.map(({ key, drawn }) => valuesOf(drawn, json[key], under(name, key))))

function variantValues({ on, of }: DrawnVariants, json: JsonObject, name: string): FieldValues {
  const word = textIn(json[on])
  return { [under(name, on)]: [word], ...recordValues(of.get(word)?.keys ?? [], json, name) }
}

function listValues(entry: Drawn, json: Json, name: string): FieldValues {
  const entries = Array.isArray(json) ? listIn(json) : [json]
  if (hasRows(entry)) {
    const rows = entries.map((one, index) => ({
      [under(under(name, index), ROW)]: ['1'],
      ...valuesOf(entry, one, under(name, index)),
    }))
    return Object.assign({}, ...rows)
  }
  return { [name]: isChosen(entry) ? entries.map(shown) : [entries.map(shown).join('\n')] }
}

/** Lists of words that are offered are ticked; others are written one under another. */
export const isChosen = (entry: Drawn): boolean => ['choice', 'ref', 'pick', 'between'].includes(entry.is)

/**
 * What a form says about a value. Nothing typed is lost: a number that is none is kept as the text it is, for the check to name. What
 * was left empty is left out of the document; lists that the format requires stay, empty.
 */
export function jsonOf(drawn: Drawn, sent: FieldValues, name: string): Json | undefined {
  const [typed = ''] = sent[name] ?? []
  switch (drawn.is) {
    case 'record':
      return recordJson(drawn.keys, sent, name)
    case 'variants':
      return variantJson(drawn, sent, name)
    case 'list':
      return alone(drawn, listJson(drawn.of, sent, name))
    case 'nullable':
      return jsonOf(drawn.of, sent, name) ?? null
    case 'by_id':
      return byIdJson(drawn.of, sent, name)
    case 'condition':
      return conditionOf(sent, name)
    case 'yes_no':
      return typed === 'yes' ? true : typed === 'no' ? false : undefined
    case 'number':
      return typed === '' ? undefined : numberOr(typed)
    case 'amount':
      return typed === '' ? undefined : numberOr(typed)
    case 'answer':
      return typed === '' ? undefined : answerOf(typed)
    case 'day':
      return typed === '' ? undefined : dayOf(typed)
    default:
      return typed === '' ? undefined : typed
  }
}

/** A day of the format as people write it; what is none is shown as it was typed. */
const dayShown = (day: string): string => day.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1')

/** A day typed as people write it is kept as the format writes it. */
function dayOf(typed: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4})$/.exec(typed) ?? []
  return year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** An object of what was filled in. An optional one with nothing in it is not there. */
function recordJson(keys: readonly DrawnKey[], sent: FieldValues, name: string): JsonObject | undefined {
  const entries = keys.flatMap(({ key, drawn, required }): readonly (readonly [string, Json])[] => {
    const value = jsonOf(drawn, sent, under(name, key))
    if (value !== undefined && (required || !isEmpty(value))) return [[key, value]]
    return required && drawn.is === 'record' ? [[key, {}]] : []
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

const isEmpty = (value: Json): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0

function variantJson({ on, of }: DrawnVariants, sent: FieldValues, name: string): Json | undefined {
  const [word = ''] = sent[under(name, on)] ?? []
  if (word === '') return undefined
  return { [on]: word, ...recordJson(of.get(word)?.keys ?? [], sent, name) }
}

/** One source or one deadline is written without a list, as the shipped models write it. */
const alone = (drawn: Drawn, list: readonly Json[]): Json | undefined =>
  drawn.is === 'list' && drawn.alone && list.length === 1 ? list[0] : list

function listJson(entry: Drawn, sent: FieldValues, name: string): readonly Json[] {
  if (!hasRows(entry)) {
    const typed = (sent[name] ?? []).flatMap((text) => (isChosen(entry) ? [text] : text.split('\n')))
    const words = typed.map((word) => word.trim()).filter((word) => word !== '')
    return entry.is === 'answer' ? words.map(answerOf) : words
  }
  return rowNumbers(sent, name).map((index) => jsonOf(entry, sent, under(name, index)) ?? {})
}

function byIdValues(entry: Drawn, json: Json, name: string): FieldValues {
  const rows = Object.entries(isJsonObject(json) ? json : {}).map(([id, one], index) => {
    const at = under(name, index)
    return { [under(at, ROW)]: ['1'], [under(at, 'id')]: [id], ...valuesOf(entry, one, under(at, 'value')) }
  })
  return Object.assign({}, ...rows)
}

/** A row without an id says nothing yet; one without a value keeps its id. */
function byIdJson(entry: Drawn, sent: FieldValues, name: string): JsonObject | undefined {
  const rows = rowNumbers(sent, name).flatMap((index): readonly (readonly [string, Json])[] => {
    const at = under(name, index)
    const [id = ''] = sent[under(at, 'id')] ?? []
    return id === '' ? [] : [[id, jsonOf(entry, sent, under(at, 'value')) ?? '']]
  })
  return Object.fromEntries(rows)
}
