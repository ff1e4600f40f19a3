import type { Json } from './draft-document.domain.ts'

/** What a form shows and sends, by the name of each field: the way to the value inside its place, with dots. */
export type FieldValues = Readonly<Record<string, readonly string[]>>

/** The mark that a row is there, also when nothing in it is filled. */
export const ROW = '_row'
export const under = (name: string, key: string | number): string => (name === '' ? String(key) : `${name}.${key}`)

const NUMBER = /^-?\d+(?:[.,]\d+)?$/
/** A number as people type it; anything else, and one too long to be kept exactly, stays the text it is. */
export function numberOr(typed: string): Json {
  const number = NUMBER.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : typed
}
export const answerOf = (typed: string): Json => (typed === 'true' ? true : typed === 'false' ? false : numberOr(typed))

/** The rows that a form sent or shows, in their order. */
export function rowNumbers(values: Readonly<Record<string, unknown>>, list: string): readonly number[] {
  const numbers = Object.keys(values).flatMap((name) => placeInList(name, list)?.index ?? [])
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function placeInList(name: string, list: string): { readonly index: number; readonly rest: string } | null {
  if (!name.startsWith(`${list}.`)) return null
  const [index = '', ...rest] = name.slice(list.length + 1).split('.')
  return /^\d{1,4}$/.test(index) ? { index: Number(index), rest: rest.join('.') } : null
}

/** Where it is chosen which kind of row to add: the key that tells kinds apart and its word, as `rule:steps_done`. */
export const newRowName = (list: string): string => `_new.${list}`

/**
 * What the form shows after a press of a button that adds a row (`_add=require`), removes one (`_remove=require.1`) or shows the
 * fields of what was chosen (`_show`). Everything typed stays. Nothing when no such button was pressed.
 */
export function withRowPressed(sent: FieldValues): FieldValues | null {
  const [added] = sent._add ?? []
  const [removed] = sent._remove ?? []
  const typed = Object.fromEntries(Object.entries(sent).filter(([name]) => !name.startsWith('_')))
  if (added !== undefined) return withRow(typed, added, sent[newRowName(added)]?.[0])
  if (removed !== undefined) return withoutRow(typed, removed)
  return sent._show ? typed : null
}

function withRow(typed: FieldValues, list: string, chosen: string | undefined): FieldValues {
  if (chosen === '') return typed
  const row = under(list, (rowNumbers(typed, list).at(-1) ?? -1) + 1)
  const [key = '', word = ''] = chosen?.split(':') ?? []
  return { ...typed, [under(row, ROW)]: ['1'], ...(word === '' ? {} : { [under(row, key)]: [word] }) }
}

function withoutRow(typed: FieldValues, row: string): FieldValues {
  const at = row.lastIndexOf('.')
  const [list, gone] = [row.slice(0, at), Number(row.slice(at + 1))]
  const entries = Object.entries(typed).flatMap(([name, values]): readonly (readonly [string, readonly string[]])[] => {
    const place = placeInList(name, list)
    if (!place || place.index < gone) return [[name, values]]
    return place.index === gone ? [] : [[under(under(list, place.index - 1), place.rest), values]]
  })
  return Object.fromEntries(entries)
}
