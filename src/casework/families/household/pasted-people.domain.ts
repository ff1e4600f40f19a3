import { addMonths, type LocalDate, plain, writtenDay } from '#kernel'
import { birthDay, isPesel } from '../pesel.domain.ts'

export const PASTED_FIELDS = ['family', 'given', 'born', 'pesel', 'relation', 'phone'] as const
export type PastedField = (typeof PASTED_FIELDS)[number]
/** A person as a copied row tells; what could not be read as anything stays in `unread`. */
export type PastedPerson = Readonly<Record<PastedField, string>> & { readonly unread: readonly string[] }

/** More are no household, and a page of them could not be checked by eye. */
export const MOST_PASTED = 30

/** Headings, written as `plain` does. */
const HEADINGS: Readonly<Record<PastedField | 'name', readonly string[]>> = {
  family: ['nazwisko', 'family name', 'surname'],
  given: ['imie', 'imiona', 'imie imiona', 'given name'],
  name: ['nazwisko i imie', 'imie i nazwisko', 'osoba', 'name'],
  born: ['data urodzenia', 'data ur', 'urodzony', 'urodzona', 'ur', 'born', 'date of birth'],
  pesel: ['pesel', 'nr pesel', 'numer pesel'],
  relation: ['pokrewienstwo', 'stopien pokrewienstwa', 'kim jest', 'kim jest w rodzinie', 'relacja', 'relation'],
  phone: ['telefon', 'tel', 'nr telefonu', 'numer telefonu', 'phone'],
}
type Heading = keyof typeof HEADINGS | null

/** Who people are to each other; the first word of a cell decides, so that "syn partnera" is one too. */
const KIN = new Set(
  [
    'matka mama ojciec tata rodzic corka syn dziecko babcia babka dziadek brat siostra maz zona malzonek malzonka wnuk wnuczka',
    'partner partnerka konkubent konkubina narzeczony narzeczona ojczym macocha pasierb pasierbica prababcia pradziadek',
    'wujek stryj ciocia ciotka kuzyn kuzynka tesc tesciowa ziec synowa bratanek bratanica siostrzeniec siostrzenica',
    'opiekun opiekunka przyrodni przyrodnia przybrany przybrana mother father daughter son grandmother grandfather',
  ].flatMap((words) => words.split(' ')),
)
const isKin = (cell: string): boolean => KIN.has(plain(cell).split(' ')[0] ?? '')
const isPhone = (cell: string): boolean => /^(?:\+?48|0048)?\d{9}$/.test(cell.replace(/[\s()-]/g, ''))
/** A day, or what was meant as one and is to be mended. */
const isDay = (cell: string): boolean =>
  writtenDay(cell) !== null || /^(?:\d{1,2}[.\-/ ]\d{1,2}[.\-/ ]\d{2,4}|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2})\b/.test(cell)

/** Eleven digits, right or wrong; or ten that make a number once the zero a spreadsheet dropped is back. */
function peselOf(cell: string): string | null {
  const digits = cell.replace(/[\s-]/g, '')
  if (/^\d{11}$/.test(digits)) return digits
  return /^\d{10}$/.test(digits) && isPesel(`0${digits}`) ? `0${digits}` : null
}

/** Rows of a spreadsheet come with tabs, of some systems with semicolons or commas, of a printout with several spaces. */
const SEPARATORS = [/\t/, /;/, /\s{2,}/, /,/]
function cellsOf(line: string, separator: RegExp): readonly string[] {
  return line.split(separator).map((cell) =>
    cell
      .replace(/\s+/g, ' ')
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}

/** Reads copied rows as people, with a row of headings or without. Empty when nothing in them is a name. */
export function readPasted(text: string): readonly PastedPerson[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const bare = lines.map((line) => line.replace(/^ +| +$/g, ''))
  const separator = SEPARATORS.find((one) => bare.some((line) => one.test(line))) ?? /\t/
  const rows = bare.map((line) => cellsOf(line, separator))
  const headings = rows[0]?.map(headingOf) ?? []
  const named = headings.filter((one) => one !== null).length >= Math.min(2, headings.length)
  const people = named ? rows.slice(1).map((row) => byHeadings(row, headings)) : rows.map(byContent)
  return people.filter(({ family, given, pesel }) => `${family}${given}${pesel}` !== '')
}

function headingOf(cell: string): Heading {
  const words = plain(cell)
  // The keys of the record are the headings.
  const fields = Object.keys(HEADINGS) as (keyof typeof HEADINGS)[]
  return fields.find((field) => HEADINGS[field].includes(words)) ?? null
}

const NOBODY: PastedPerson = { family: '', given: '', born: '', pesel: '', relation: '', phone: '', unread: [] }

function byHeadings(row: readonly string[], headings: readonly Heading[]): PastedPerson {
  let person = NOBODY
  for (const [i, cell] of row.entries()) {
    const heading = headings[i] ?? null
    if (cell === '') continue
    if (heading === null) person = { ...person, unread: [...person.unread, cell] }
    else if (heading === 'name') person = { ...person, ...namesOf(cell) }
    else if (heading === 'pesel') person = { ...person, pesel: peselOf(cell) ?? cell }
    else person = { ...person, [heading]: cell }
  }
  return withDay(person)
}

/** The family name comes first, as in every list of an office. */
function namesOf(cell: string): { family: string; given: string } {
  const [family = '', ...given] = cell.split(' ')
  return { family, given: given.join(' ') }
}

/** Without headings each cell says itself what it is; names are what is left, the family name first. */
function byContent(row: readonly string[]): PastedPerson {
  const cells = row.filter((cell, i) => cell !== '' && !(i === 0 && /^\d{1,3}[.)]?$/.test(cell)))
  let person = NOBODY
  const texts: string[] = []
  for (const cell of cells) {
    const pesel = peselOf(cell)
    if (pesel && person.pesel === '') person = { ...person, pesel }
    else if (isDay(cell) && person.born === '') person = { ...person, born: cell }
    else if (isPhone(cell) && person.phone === '') person = { ...person, phone: cell }
    else texts.push(cell)
  }
  const last = texts.findLast(isKin)
  // "Brat" before a given name alone is a family name.
  const isName = last === texts[0] && texts.length === 2 && !texts[1]?.includes(' ')
  const kin = isName || texts.length < 2 ? undefined : last
  const words = texts.filter((one) => one !== kin)
  const [first = '', second, third, ...rest] = words
  const names = second === undefined ? namesOf(first) : { family: first, given: second }
  const unread = kin === undefined ? rest : [third, ...rest].filter((one) => one !== undefined)
  return withDay({ ...person, ...names, relation: kin ?? third ?? '', unread })
}

/** The day of birth in one spelling, from the number when the row has none. */
function withDay(person: PastedPerson): PastedPerson {
  const born = person.born === '' && isPesel(person.pesel) ? birthDay(person.pesel) : writtenDay(person.born)
  return { ...person, born: born ?? person.born }
}

const YEARS_OF_A_CHILD = 18
/** Adult from the eighteenth birthday on (Kodeks cywilny, art. 10). */
export const isAdult = (born: LocalDate, today: LocalDate): boolean => addMonths(born, 12 * YEARS_OF_A_CHILD) <= today

export type Someone = {
  readonly family: string
  readonly given?: string | null | undefined
  readonly born?: string | null | undefined
}

/** The same person, as far as names and days tell: one name, and no two days of birth. */
export function isSame(a: Someone, b: Someone): boolean {
  const name = ({ family, given }: Someone) => plain(`${family} ${given ?? ''}`)
  return name(a) !== '' && name(a) === name(b) && (!a.born || !b.born || a.born === b.born)
}
