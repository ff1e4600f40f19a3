import { fields } from '#platform'
import type { Place } from '#territory'
import { InstitutionInput } from '../register/institution.schema.ts'
import { isShortened, levelOf, sectorOf, shortNameFor, withZeros, yesNoOf } from './cell-words.domain.ts'
import type { PlaceAnswer } from './choose-place.domain.ts'
import { type Column, INSTITUTION_COLUMNS, type ListRow } from './import-list.domain.ts'
import { type Fault, fault, inOrder, isExample, quoted } from './verdict.ts'

/** An institution that a row asks to enter: its seat, and the units it works in when the row says them. */
export type InstitutionRow = {
  readonly institution: InstitutionInput
  readonly seat: Place
  readonly area: readonly Place[]
}
export type InstitutionRead = {
  readonly row: ListRow
  readonly input: InstitutionRow | null
  readonly faults: readonly Fault[]
}

const NUMBERS = ['nip', 'regon', 'rspo', 'krs', 'phone'] as const
const readInstitution = fields(InstitutionInput)

/** Names and codes of units that a cell lists. A comma stands within "gmina Oksa, pow. jędrzejowski", so it parts only codes. */
export const placesIn = (cell: string): readonly string[] =>
  (/^[\d\s,;|]+$/.test(cell) ? cell.split(/[\s,;|]+/) : cell.split(/[;|]/)).map((one) => one.trim()).filter(Boolean)

/** Which units the cells of a list name; asked once for a whole list. */
export type PlacesAsked = (text: string, column: 'seat' | 'area', row: ListRow) => PlaceAnswer | 'too_many'

/** Reads a row as an institution of the register; otherwise every reason why it is none. */
export function readInstitutionRow(row: ListRow, placeOf: PlacesAsked): InstitutionRead {
  const faults: Fault[] = row.extra ? [fault('name', 'institutions.import.fault.extra_cells')] : []
  const cell = (column: Column) => row.cells[column] ?? ''
  if (isExample(cell('name'))) faults.push(fault('name', 'institutions.import.fault.example'))
  const words = wordsOf(cell, faults)
  const seat = placeIn(cell('seat'), 'seat', row, placeOf, faults)
  const area = placesIn(cell('area')).flatMap((text) => placeIn(text, 'area', row, placeOf, faults) ?? [])
  const numbers = numbersOf(cell, faults)
  const name = cell('name')
  const texts = {
    ...words,
    ...numbers,
    name,
    short_name: cell('short_name') || shortNameFor(name),
    seat_code: seat?.code ?? '',
    address: cell('address'),
    postal_code: cell('postal_code'),
    email: cell('email'),
  }
  const sent = Object.fromEntries(Object.entries(texts).map(([column, text]) => [column, [text]]))
  const read = readInstitution({ fields: sent, files: {} })
  const errors = read.ok ? {} : read.errors
  for (const column of INSTITUTION_COLUMNS) {
    const say = errors[column === 'seat' ? 'seat_code' : column]
    // Of an empty name the short name says nothing more.
    const said = faults.some((one) => one.column === column) || (column === 'short_name' && name === '')
    if (say && !said) faults.push({ column, say })
  }
  const input = read.ok && seat && faults.length === 0 ? { institution: read.value, seat, area } : null
  return { row, input, faults: inOrder(faults, INSTITUTION_COLUMNS) }
}

/** Sector, level and accounts by the words of officials. What is empty is left to the schema to ask for; accounts are yes. */
function wordsOf(cell: (column: Column) => string, faults: Fault[]) {
  const sector = sectorOf(cell('sector'))
  const level = levelOf(cell('level'))
  const accounts = cell('has_accounts') === '' ? true : yesNoOf(cell('has_accounts'))
  if (!sector && cell('sector')) faults.push(fault('sector', 'institutions.import.fault.sector', quote(cell('sector'))))
  if (!level && cell('level')) faults.push(fault('level', 'institutions.import.fault.level', quote(cell('level'))))
  if (accounts === null)
    faults.push(fault('has_accounts', 'institutions.import.fault.yes_no', quote(cell('has_accounts'))))
  return { sector: sector ?? '', level: level ?? '', has_accounts: accounts ? 'yes' : '' }
}

const quote = (text: string) => ({ params: { text: quoted(text) } })

function numbersOf(cell: (column: Column) => string, faults: Fault[]): Record<string, string> {
  return Object.fromEntries(
    NUMBERS.map((column) => {
      const text = cell(column)
      if (!isShortened(text)) return [column, withZeros(column, text)]
      faults.push(fault(column, 'institutions.import.fault.shortened', quote(text)))
      return [column, '']
    }),
  )
}

/** The unit that a cell names, or null and the reason why none is certain. */
function placeIn(
  text: string,
  column: 'seat' | 'area',
  row: ListRow,
  placeOf: PlacesAsked,
  faults: Fault[],
): Place | null {
  if (text === '') return null
  const answer = placeOf(text, column, row)
  const about = { params: { text: quoted(text) } }
  if (answer === 'too_many') faults.push(fault(column, 'institutions.import.fault.place_not_searched', about))
  else if (answer.found === 'one') return answer.place
  else if (answer.found === 'none') faults.push(fault(column, 'institutions.import.fault.place_unknown', about))
  else {
    const key = answer.found === 'several' ? 'place_ambiguous' : 'place_alike'
    faults.push(fault(column, `institutions.import.fault.${key}`, { ...about, places: answer.places.slice(0, 8) }))
  }
  return null
}
