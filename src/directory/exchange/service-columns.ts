import { plain } from '#kernel'
import { type MessageKey, readDay } from '#platform'
import { type SheetLine, type Table, translator } from '#platform/server'
import type { Place } from '#territory'
import { valuesOf } from '../entries/entry-form.ts'
import { HOURS_FIELDS } from '../entries/service.schema.ts'
import type { Draft, Fault, SharedService } from './shared-service.domain.ts'
import { codeOf, type ListName, wordOf } from './vocabulary.ts'

/** The columns of a table of services, in the order of its template. */
export const COLUMNS = [
  ...(['id', 'provider', 'nip', 'name', 'category', 'summary', 'target_group', 'age_from', 'age_to'] as const),
  ...(['lives_in_area', 'disability', 'income_percent', 'referral', 'parenthood', 'registered_unemployed'] as const),
  ...(['insured', 'other_rule', 'documents', 'area', 'ways', 'address', 'postal_code', 'place_unit'] as const),
  ...HOURS_FIELDS,
  ...([
    'month_nth',
    'month_day',
    'month_hours',
    'hours_note',
    'cost',
    'amount',
    'unit',
    'cost_note',
    'funding',
  ] as const),
  ...(['languages', 'access', 'email', 'phone', 'website', 'audience', 'assured_on'] as const),
] as const
export type Column = (typeof COLUMNS)[number]
export const isColumn = (name: string): name is Column => COLUMNS.some((one) => one === name)
/** A table without one of these is refused: nothing would be left of it. */
export const NEEDED: readonly Column[] = ['name', 'category', 'summary', 'area', 'cost']

const POLISH = translator('pl')
const ENGLISH = translator('en')
export const columnKey = (column: Column): MessageKey => `directory.exchange.column.${column}`

/** Which of the closed lists a column takes its words from, and whether it holds several of them. */
const CHOSEN: Partial<Record<Column, { readonly list: ListName; readonly several?: true }>> = {
  category: { list: 'category' },
  disability: { list: 'disability' },
  referral: { list: 'referral', several: true },
  parenthood: { list: 'parenthood', several: true },
  ways: { list: 'way', several: true },
  month_nth: { list: 'nth' },
  month_day: { list: 'weekday' },
  cost: { list: 'cost' },
  unit: { list: 'unit' },
  languages: { list: 'language', several: true },
  access: { list: 'access', several: true },
  audience: { list: 'audience' },
}
const TICKED: readonly Column[] = ['lives_in_area', 'registered_unemployed', 'insured']
const YES = new Set(['tak', 't', 'yes', 'y', 'true', 'prawda', '1', 'x'])
const NO = new Set(['', 'nie', 'n', 'no', 'false', 'falsz', '0'])

/** The column of a heading, by its name in the program, in Polish or in English. */
export function columnOf(heading: string): Column | null {
  const words = plain(heading)
  if (words === '') return null
  return (
    COLUMNS.find((one) =>
      [one, POLISH(columnKey(one)), ENGLISH(columnKey(one))].some((name) => plain(name) === words),
    ) ?? null
  )
}

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g
const cellOf = (text = ''): string =>
  text
    .replace(INVISIBLE, '')
    .trim()
    .replace(/^'(?=[=+\-@\t])/, '')
/** Sheets write a number without its point for whole ones, and people write a space before "zł". */
const several = (text: string): readonly string[] => text.split(/[;\n]/).flatMap((one) => one.trim() || [])

/** What one line of a table says, as the form of an entry would have sent it. */
export function readRow({ line, cells, formulas = [] }: SheetLine, headings: readonly (Column | null)[]): Draft {
  const said = new Map(headings.flatMap((column, at) => (column ? [[column, cellOf(cells[at])] as const] : [])))
  const cell = (column: Column) => said.get(column) ?? ''
  const faults: Fault[] = formulas.map((at) => ({
    part: headings[at] ?? String(at + 1),
    key: 'directory.exchange.fault.formula',
  }))
  if (cells.slice(headings.length).some((text) => cellOf(text) !== ''))
    faults.push({ part: 'line', key: 'directory.exchange.fault.extra_cell' })
  const values: Record<string, string | readonly string[]> = {}
  for (const [column, text] of said) {
    const answer = saidIn(column, text)
    if (typeof answer === 'object' && 'key' in answer) faults.push(answer)
    else values[column] = answer
  }
  if (cell('ways') === '' && cell('address') !== '') values.ways = ['at_place']
  if (cell('audience') === '') values.audience = 'everyone'
  return {
    line,
    title: cell('name'),
    id: cell('id') || null,
    provider: { name: cell('provider') || undefined, nip: cell('nip') || undefined },
    values,
    area: several(cell('area')).map(unitIn),
    place: cell('place_unit') === '' ? null : unitIn(cell('place_unit')),
    assured: cell('assured_on') === '' ? null : String(readDay(cell('assured_on'))),
    faults,
  }
}

/** "260401 Bieliny" is its code; a name is searched as it stands. */
const unitIn = (text: string): string => {
  const [, code] = /^(\d{1,7})(?:\s|$)/.exec(text) ?? []
  if (code === undefined) return text
  return code.length === 7 ? code.slice(0, 6) : code.padStart(code.length + (code.length % 2), '0')
}

function saidIn(column: Column, text: string): string | readonly string[] | Fault {
  const chosen = CHOSEN[column]
  if (TICKED.includes(column)) {
    if (YES.has(plain(text))) return 'yes'
    return NO.has(plain(text)) ? '' : { part: column, key: 'directory.exchange.fault.yes_no' }
  }
  if (!chosen || text === '') return text
  const codes = (chosen.several ? several(text) : [text]).map((word) => ({ word, code: codeOf(chosen.list, word) }))
  const unknown = codes.find(({ code }) => code === null)
  if (unknown)
    return { part: column, key: 'directory.exchange.fault.word', params: { text: unknown.word.slice(0, 60) } }
  const named = codes.flatMap(({ code }) => code ?? [])
  return chosen.several ? named : (named[0] ?? '')
}

/** Entries as a table: the headings, then a row for each, in words. */
export function tableOf(services: readonly SharedService[], units: ReadonlyMap<string, Place>): Table {
  return [COLUMNS.map((column) => POLISH(columnKey(column))), ...services.map((one) => rowOf(one, units))]
}

function rowOf(
  { id, provider, entry, assuredOn }: SharedService,
  units: ReadonlyMap<string, Place>,
): readonly string[] {
  const values = valuesOf(entry)
  const unit = (code: string) => `${code} ${units.get(code)?.name ?? ''}`.trim()
  const own: Partial<Record<Column, string>> = {
    ...{ id, provider: provider.name, nip: provider.nip ?? '', assured_on: assuredOn },
    ...{ area: entry.area.map(unit).join('; '), place_unit: entry.place.unitCode ? unit(entry.place.unitCode) : '' },
  }
  return COLUMNS.map((column) => own[column] ?? written(column, values[column] ?? ''))
}

function written(column: Column, value: string | readonly string[]): string {
  const chosen = CHOSEN[column]
  if (TICKED.includes(column)) return value === '' ? '' : POLISH('platform.word.yes')
  const texts = [value].flat().filter(Boolean)
  return texts.map((one) => (chosen ? wordOf(chosen.list, one) : one)).join('; ')
}
