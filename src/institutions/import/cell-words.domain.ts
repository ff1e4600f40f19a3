import { LocalDate, plain, writtenDay } from '#kernel'
import type { EmploymentFunction } from '../employment/employment.domain.ts'
import { INSTITUTION_LEVELS, type InstitutionLevel, SECTORS, type Sector } from '../register/sector.domain.ts'

/** What officials call the sectors, written as `plain` does; the code is known too. */
const SECTOR_WORDS: Readonly<Record<Sector, readonly string[]>> = {
  social_assistance: ['pomoc spoleczna', 'ops', 'gops', 'mops', 'mgops', 'cus', 'osrodek pomocy spolecznej'],
  family_support: [
    'wspieranie rodziny i piecza',
    'wspieranie rodziny',
    'piecza zastepcza',
    'pcpr',
    'family support and foster care',
  ],
  education: ['oswiata', 'edukacja', 'szkola', 'szkoly', 'przedszkole', 'ppp', 'poradnia psychologiczno pedagogiczna'],
  health: ['zdrowie', 'ochrona zdrowia', 'poz', 'przychodnia', 'szpital', 'health care'],
  police: ['policja'],
  courts_probation: ['sad i kuratorzy', 'sad', 'sady', 'kuratorzy', 'kurator', 'court and probation', 'court'],
  labour_market: ['rynek pracy', 'pup', 'urzad pracy', 'powiatowy urzad pracy', 'labour market', 'employment'],
  prevention: [
    ...['profilaktyka uzaleznien i przemocy', 'profilaktyka', 'gkrpa', 'zespol interdyscyplinarny'],
    ...['prevention of addiction and violence'],
  ],
  culture: ['kultura', 'gok', 'dom kultury', 'biblioteka'],
  sport: ['sport i rekreacja', 'sport and recreation'],
  ngo: [
    'organizacje pozarzadowe',
    'organizacja pozarzadowa',
    'fundacja',
    'stowarzyszenie',
    'non governmental organisations',
  ],
  church: ['parafia', 'kosciol', 'caritas parafialna', 'parish'],
  housing: ['mieszkalnictwo', 'mieszkania', 'zgk', 'tbs'],
  local_government: [
    'samorzad',
    'urzad gminy',
    'urzad miasta',
    'urzad miasta i gminy',
    'starostwo',
    'starostwo powiatowe',
  ],
  other: ['inne', 'inny', 'inna', 'pozostale'],
}
const LEVEL_WORDS: Readonly<Record<InstitutionLevel, readonly string[]>> = {
  gmina: ['gminny', 'gminna', 'gminne', 'miejski', 'miejska', 'lokalny', 'municipal'],
  powiat: ['powiatowy', 'powiatowa', 'powiatowe', 'county'],
  region: ['wojewodztwo', 'wojewodzki', 'wojewodzka', 'regionalny', 'regionalna', 'voivodeship'],
  national: ['caly kraj', 'kraj', 'krajowy', 'krajowa', 'ogolnopolski', 'ogolnopolska', 'whole country'],
}
const FUNCTION_WORDS: Readonly<Record<EmploymentFunction, readonly string[]>> = {
  head: [
    'kierownik lub dyrektor',
    'kierownik',
    'kierowniczka',
    'dyrektor',
    'dyrektorka',
    'prezes',
    'komendant',
    'head or director',
  ],
  deputy: ['zastepca', 'zastepczyni', 'wicedyrektor', 'wicedyrektorka', 'zastepca dyrektora', 'zastepca kierownika'],
  worker: ['pracownik', 'pracowniczka', 'employee'],
}
const YES = new Set(['tak', 't', 'yes', 'y', 'true', 'prawda', '1', 'x'])
const NO = new Set(['nie', 'n', 'no', 'false', 'falsz', '0'])

const among = <W extends string>(words: Readonly<Record<W, readonly string[]>>, names: readonly W[], text: string) =>
  names.find((name) => plain(name) === plain(text) || words[name].includes(plain(text))) ?? null

export const sectorOf = (text: string): Sector | null => among(SECTOR_WORDS, SECTORS, text)
export const levelOf = (text: string): InstitutionLevel | null => among(LEVEL_WORDS, INSTITUTION_LEVELS, text)
export const functionOf = (text: string): EmploymentFunction | null =>
  among(FUNCTION_WORDS, ['head', 'deputy', 'worker'], text)

/** Yes or no; an empty cell says nothing, and neither does any other word. */
export function yesNoOf(text: string): boolean | null {
  const word = plain(text)
  if (YES.has(word)) return true
  return NO.has(word) ? false : null
}

/** A long number that a spreadsheet shortened ("1,23457E+09"): its last digits are lost, so nothing can be guessed. */
export const isShortened = (text: string): boolean => /^\d+(?:[.,]\d+)?e\+?\d+$/i.test(text)

/** A number whose zeros at the beginning a spreadsheet dropped, made whole where only one length is possible. Spaces and hyphens stay out. */
export function withZeros(column: string, text: string): string {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d+$/.test(digits)) return text
  if (column === 'krs') return digits.padStart(10, '0')
  // Both lengths of REGON end with a check digit, so what is no number of somebody's stays wrong.
  if (column === 'regon' && digits.length >= 6) return digits.padStart(digits.length <= 9 ? 9 : 14, '0')
  return text
}

/** A TERYT code of a unit: with the seventh digit, which only says its kind, or without the zero that a spreadsheet dropped. */
export function unitCodeOf(text: string): string | null {
  const digits = text.replace(/\s/g, '')
  if (!/^\d{1,7}$/.test(digits)) return null
  return digits.length === 7 ? digits.slice(0, 6) : digits.padStart(digits.length + (digits.length % 2), '0')
}

const EPOCH_OF_SPREADSHEETS = Date.UTC(1899, 11, 30)
/** A day as it is written, or as the number a spreadsheet keeps it by. */
export function dayOf(text: string): LocalDate | null {
  if (!/^[2-6]\d{4}$/.test(text)) return writtenDay(text)
  return LocalDate.parse(new Date(EPOCH_OF_SPREADSHEETS + Number(text) * 86_400_000).toISOString().slice(0, 10))
}

const LONGEST_SHORT_NAME = 40
/** A short name for an institution that came without one: its name, cut after a whole word. */
export function shortNameFor(name: string): string {
  if (name.length <= LONGEST_SHORT_NAME) return name
  const cut = name.slice(0, LONGEST_SHORT_NAME)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > 0 ? end : LONGEST_SHORT_NAME - 1)}…`
}
