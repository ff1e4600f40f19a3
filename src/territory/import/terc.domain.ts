import { LocalDate } from '#kernel'
import type { Unit, UnitKind, UnitLevel } from '../units/unit.domain.ts'

/** One row of a list: where it stands in the file, and its columns by name, in capitals. */
export type ListRow = { readonly line: number; readonly columns: Readonly<Record<string, string>> }
export type RowFault =
  | 'bad_code'
  | 'bad_kind'
  | 'bad_level'
  | 'no_name'
  | 'bad_parent'
  | 'bad_day'
  | 'other_day'
  | 'repeated'
  | 'bad_row'
export type BadRow = { readonly line: number; readonly fault: RowFault; readonly value: string }

export type UnitList = {
  readonly units: readonly Unit[]
  /** The day whose state the list gives, when it says so. */
  readonly asOf: LocalDate | null
  /** Rows that are no units of the register: towns and rural areas of gminas, districts of Warsaw and delegatury. */
  readonly skipped: number
  /** Every voivodeship has its powiats and every powiat its gminas: what such a list leaves out exists no more. */
  readonly full: boolean
}

/** The columns of TERC (GUS); the supplement of the name is NAZWA_DOD in today's files, NAZDOD in older ones. */
export const TERC_COLUMNS = ['WOJ', 'POW', 'GMI', 'RODZ', 'NAZWA', 'STAN_NA'] as const
/** The columns of the short list. */
export const SHORT_COLUMNS = ['POZIOM', 'KOD', 'KOD_NADRZEDNY', 'RODZAJ', 'NAZWA'] as const

const GMINA_KINDS: Readonly<Record<string, UnitKind>> = { '1': 'urban', '2': 'rural', '3': 'urban_rural' }
/** Parts of gminas: town (4) and rural area (5) of an urban-rural one, district of Warsaw (8), delegatura (9). */
const PARTS = new Set(['4', '5', '8', '9'])
const LEVEL_OF_SHORT: Readonly<Record<string, UnitLevel>> = {
  wojewodztwo: 'voivodeship',
  powiat: 'powiat',
  gmina: 'gmina',
}
const LENGTH: Readonly<Record<UnitLevel, number>> = { voivodeship: 2, powiat: 4, gmina: 6 }
const VOIVODESHIPS = 16
const LONGEST_NAME = 100

type Read = { readonly unit: Unit } | { readonly fault: RowFault; readonly value: string } | 'part'

const parentOf = (code: string): string | null => (code.length === 2 ? null : code.slice(0, -2))

function unitOf(code: string, level: UnitLevel, kind: UnitKind, name: string): Read {
  if (name === '' || name.length > LONGEST_NAME) return { fault: 'no_name', value: name.slice(0, LONGEST_NAME) }
  // TERC writes voivodeships in capitals, other registers do not; one spelling keeps an import from renaming them back and forth.
  return {
    unit: {
      code,
      level,
      kind,
      name: level === 'voivodeship' ? name.toLocaleLowerCase('pl') : name,
      parentCode: parentOf(code),
    },
  }
}

/** A row of TERC as GUS publishes it: WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA. */
export function readTercRow({ columns }: ListRow): Read {
  const { WOJ = '', POW = '', GMI = '', RODZ = '', NAZWA = '' } = columns
  const code = `${WOJ}${POW}${GMI}`
  const gap = POW === '' && GMI !== ''
  if (gap || !/^(\d{2}|\d{4}|\d{6})$/.test(code) || [WOJ, POW, GMI].some((part) => ![0, 2].includes(part.length))) {
    return { fault: 'bad_code', value: [WOJ, POW, GMI].join(' ').trim() }
  }
  if (GMI === '') {
    if (RODZ !== '') return { fault: 'bad_kind', value: RODZ }
    if (POW === '') return unitOf(code, 'voivodeship', 'voivodeship', NAZWA)
    const more = (columns.NAZWA_DOD ?? columns.NAZDOD ?? '').toLocaleLowerCase('pl')
    return unitOf(code, 'powiat', more.includes('na prawach powiatu') ? 'city_powiat' : 'powiat', NAZWA)
  }
  if (PARTS.has(RODZ)) return 'part'
  const kind = GMINA_KINDS[RODZ]
  return kind ? unitOf(code, 'gmina', kind, NAZWA) : { fault: 'bad_kind', value: RODZ }
}

/** A row of the short list: poziom,kod,kod_nadrzedny,rodzaj,nazwa and, for cities with the rights of a powiat, nazwa_rodzaju. */
export function readShortRow({ columns }: ListRow): Read {
  const { POZIOM = '', KOD = '', KOD_NADRZEDNY = '', RODZAJ = '', NAZWA = '', NAZWA_RODZAJU = '' } = columns
  const level = LEVEL_OF_SHORT[POZIOM]
  if (!level) return { fault: 'bad_level', value: POZIOM }
  if (!/^\d+$/.test(KOD) || KOD.length !== LENGTH[level]) return { fault: 'bad_code', value: KOD }
  if (KOD_NADRZEDNY !== (parentOf(KOD) ?? '')) return { fault: 'bad_parent', value: KOD_NADRZEDNY }
  if (level === 'voivodeship') return unitOf(KOD, level, 'voivodeship', NAZWA)
  if (level === 'powiat')
    return unitOf(KOD, level, NAZWA_RODZAJU.includes('na prawach powiatu') ? 'city_powiat' : 'powiat', NAZWA)
  const kind = GMINA_KINDS[RODZAJ]
  return kind ? unitOf(KOD, level, kind, NAZWA) : { fault: 'bad_kind', value: RODZAJ }
}

type DayRead = { readonly asOf: LocalDate | null; readonly bad: readonly BadRow[] }

/** All rows must give the state of one day. */
function readDays(rows: readonly ListRow[]): DayRead {
  let asOf: LocalDate | null = null
  const bad: BadRow[] = []
  for (const { line, columns } of rows) {
    const day = LocalDate.safeParse(columns.STAN_NA)
    if (!day.success) bad.push({ line, fault: 'bad_day', value: columns.STAN_NA ?? '' })
    else if (asOf !== null && asOf !== day.data) bad.push({ line, fault: 'other_day', value: day.data })
    else asOf = day.data
  }
  return { asOf, bad }
}

function isFull(units: readonly Unit[]): boolean {
  const parents = new Set(units.map((unit) => unit.parentCode))
  const of = (level: UnitLevel) => units.filter((unit) => unit.level === level)
  const divided = [...of('voivodeship'), ...of('powiat')].every((unit) => parents.has(unit.code))
  return of('voivodeship').length === VOIVODESHIPS && divided
}

/** Reads the rows of a list in either form. Every bad row is reported; a list with any is not a list to import. */
export function readUnits(
  rows: readonly ListRow[],
  form: 'terc' | 'short',
): { list: UnitList; bad: readonly BadRow[] } {
  const readRow = form === 'terc' ? readTercRow : readShortRow
  const { asOf, bad: badDays } = form === 'terc' ? readDays(rows) : { asOf: null, bad: [] }
  const units = new Map<string, Unit>()
  const bad: BadRow[] = [...badDays]
  let skipped = 0
  for (const row of rows) {
    const read = readRow(row)
    if (read === 'part') skipped += 1
    else if ('fault' in read) bad.push({ line: row.line, ...read })
    else if (units.has(read.unit.code)) bad.push({ line: row.line, fault: 'repeated', value: read.unit.code })
    else units.set(read.unit.code, read.unit)
  }
  const all = [...units.values()]
  return { list: { units: all, asOf, skipped, full: isFull(all) }, bad: bad.sort((a, b) => a.line - b.line) }
}
