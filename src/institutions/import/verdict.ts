import { plain } from '#kernel'
import type { MessageKey, MessageParams, Say, T } from '#platform'
import { type Place, placeLabel } from '#territory'
import type { Column, ListRow } from './import-list.domain.ts'

/** What is wrong with a row: at which column, in which words, and between which units somebody must choose. */
export type Fault = { readonly column: Column; readonly say: Say; readonly places?: readonly Place[] }
/** What stands in the register already, and by what it was recognised. */
export type Known = { readonly id: string; readonly name: string; readonly by: string }

/** What becomes of a row: entered, left alone because it is there already, or refused with every reason. */
export type Verdict<I> =
  | { readonly kind: 'new'; readonly row: ListRow; readonly input: I }
  | { readonly kind: 'known'; readonly row: ListRow; readonly known: Known }
  | { readonly kind: 'refused'; readonly row: ListRow; readonly faults: readonly Fault[] }
export type RefusedRow = { readonly row: ListRow; readonly faults: readonly Fault[] }
export type Counts = { readonly added: number; readonly known: number; readonly refused: number }

export const countsOf = (verdicts: readonly Verdict<unknown>[]): Counts => {
  const count = (kind: Verdict<unknown>['kind']) => verdicts.filter((one) => one.kind === kind).length
  return { added: count('new'), known: count('known'), refused: count('refused') }
}
export const refusedOf = (verdicts: readonly Verdict<unknown>[]): readonly RefusedRow[] =>
  verdicts.flatMap((one) => (one.kind === 'refused' ? [{ row: one.row, faults: one.faults }] : []))
export const newOf = <I>(verdicts: readonly Verdict<I>[]): readonly I[] =>
  verdicts.flatMap((one) => (one.kind === 'new' ? [one.input] : []))

export const fault = (
  column: Column,
  key: MessageKey,
  more: { readonly params?: MessageParams; readonly places?: readonly Place[] } = {},
): Fault => ({
  column,
  say: { key, ...(more.params ? { params: more.params } : {}) },
  ...(more.places ? { places: more.places } : {}),
})

/** Reasons as the columns of a list stand. */
export const inOrder = (faults: readonly Fault[], columns: readonly Column[]): readonly Fault[] =>
  faults.toSorted((a, b) => columns.indexOf(a.column) - columns.indexOf(b.column))

/** A reason as a person reads it, with the units to choose between in full. */
export const sayFault = (t: T, { say, places = [] }: Fault): string =>
  t(say.key, { ...say.params, places: places.map((place) => placeLabel(t, place)).join('; ') })

/** A row of the template that somebody left in the file: its names begin so. */
export const isExample = (name: string): boolean => plain(name).startsWith('przyklad')

/** The part of a text that a message may quote. */
export const quoted = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** Two rows of one list that say the same: the second is refused, and told which the first is. */
export function repeats<I>(
  verdicts: readonly Verdict<I>[],
  keysOf: (input: I) => readonly (readonly [Column, string])[],
) {
  const seen = new Map<string, number>()
  return verdicts.map((verdict): Verdict<I> => {
    if (verdict.kind !== 'new') return verdict
    const keys = keysOf(verdict.input)
    const faults = keys.flatMap(([column, key]) => {
      const line = seen.get(`${column} ${key}`)
      return line === undefined ? [] : [fault(column, 'institutions.import.fault.repeated', { params: { line } })]
    })
    for (const [column, key] of keys) if (!seen.has(`${column} ${key}`)) seen.set(`${column} ${key}`, verdict.row.line)
    return faults.length > 0 ? { kind: 'refused', row: verdict.row, faults } : verdict
  })
}
