import type { z } from 'zod'
import { idOf, type Outcome, ok, plain, refused } from '#kernel'

export const ImportListId = idOf('ImportListId')
export type ImportListId = z.infer<typeof ImportListId>

/** What a list can hold. */
export const SUBJECTS = ['institutions', 'people'] as const
export type ListSubject = (typeof SUBJECTS)[number]
export const INSTITUTION_COLUMNS = [
  ...(['name', 'short_name', 'sector', 'level', 'seat', 'area', 'nip', 'regon', 'rspo', 'krs'] as const),
  ...(['address', 'postal_code', 'email', 'phone', 'has_accounts'] as const),
] as const
export const PEOPLE_COLUMNS = [
  'given',
  'family',
  'email',
  'institution',
  'function',
  'job_title',
  'from',
  'invite',
] as const
export type Column = (typeof INSTITUTION_COLUMNS | typeof PEOPLE_COLUMNS)[number]
/** A line of a file: its number as a spreadsheet shows it, and its cells from the left. */
export type SheetLine = { readonly line: number; readonly cells: readonly string[] }
/** A row of a list: its line in the file, and its cells by column. `extra`: something stands beside the last heading. */
export type ListRow = {
  readonly line: number
  readonly cells: Readonly<Partial<Record<Column, string>>>
  readonly extra?: true
}

export const MOST_ROWS = 5000
/** A title or a date may stand above the headings. */
const MOST_LINES_ABOVE = 10

/** Columns in the order of the template, each with the headings it is known by, written as `plain` does. The column's own name is one too. */
const HEADINGS: {
  readonly institutions: Readonly<Record<(typeof INSTITUTION_COLUMNS)[number], readonly string[]>>
  readonly people: Readonly<Record<(typeof PEOPLE_COLUMNS)[number], readonly string[]>>
} = {
  institutions: {
    name: ['nazwa', 'nazwa instytucji', 'pelna nazwa', 'nazwa pelna', 'instytucja', 'institution', 'full name'],
    short_name: ['nazwa skrocona', 'skrot', 'skrocona nazwa', 'nazwa krotka', 'short name'],
    sector: ['sektor', 'rodzaj', 'typ', 'branza'],
    level: ['zasieg', 'poziom', 'szczebel', 'level of work', 'reach'],
    seat: ['siedziba', 'gmina', 'gmina siedziby', 'teryt', 'teryt siedziby', 'kod teryt', 'miejscowosc', 'seat code'],
    area: ['obszar dzialania', 'obszar', 'gdzie dziala', 'teren dzialania', 'gminy', 'area of work'],
    nip: ['nr nip', 'numer nip', 'tax number'],
    regon: ['nr regon', 'numer regon'],
    rspo: ['nr rspo', 'numer rspo', 'numer w rspo'],
    krs: ['nr krs', 'numer krs'],
    address: ['adres', 'ulica', 'adres siedziby', 'street'],
    postal_code: ['kod pocztowy', 'kod', 'postcode', 'zip'],
    email: ['e mail', 'mail', 'adres e mail', 'adres email', 'poczta', 'poczta elektroniczna', 'e mail address'],
    phone: ['telefon', 'tel', 'nr telefonu', 'numer telefonu', 'phone number'],
    has_accounts: ['konta', 'ma konta', 'czy konta', 'czy ma konta', 'accounts', 'has accounts'],
  },
  people: {
    given: ['imie', 'imiona', 'given name', 'first name'],
    family: ['nazwisko', 'family name', 'last name', 'surname'],
    email: ['e mail', 'mail', 'adres e mail', 'adres email', 'poczta', 'e mail address'],
    institution: [
      ...['instytucja', 'nazwa instytucji', 'nip instytucji', 'regon instytucji', 'rspo instytucji', 'jednostka'],
      ...['miejsce pracy', 'pracodawca', 'nip', 'institution name', 'employer'],
    ],
    function: ['funkcja', 'rola w instytucji'],
    job_title: ['stanowisko', 'nazwa stanowiska', 'position', 'job title'],
    from: [
      'od',
      'od dnia',
      'od kiedy',
      'pierwszy dzien',
      'zatrudniony od',
      'data zatrudnienia',
      'from day',
      'first day',
    ],
    invite: ['zaproszenie', 'zaprosic', 'czy zaprosic', 'zapros', 'invitation'],
  },
}
const NEEDED: Readonly<Record<ListSubject, readonly Column[]>> = {
  institutions: ['name', 'sector', 'level', 'seat'],
  people: ['given', 'family', 'email', 'institution', 'function', 'job_title', 'from'],
}

/** The columns of a list in the order of its template. */
export const columnsOf = (subject: ListSubject): readonly Column[] =>
  subject === 'institutions' ? INSTITUTION_COLUMNS : PEOPLE_COLUMNS
/** Whether a list is refused when the column is absent. */
export const isNeeded = (subject: ListSubject, column: Column): boolean => NEEDED[subject].includes(column)

function columnOf(subject: ListSubject, heading: string): Column | null {
  const words = plain(heading)
  const known: Partial<Record<Column, readonly string[]>> = HEADINGS[subject]
  return columnsOf(subject).find((name) => plain(name) === words || known[name]?.includes(words)) ?? null
}

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g
/** A cell without what nobody sees. The apostrophe that keeps "+48..." from being counted as a formula is none of its text. */
const cellOf = (text = ''): string =>
  text
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')

export type TableRefusal = 'list_empty' | 'headings_missing' | 'headings_repeated' | 'too_many_rows'

/**
 * Reads a list from the lines of a file: the first line that names two columns or more is its heading, in any order. Refusals:
 * `list_empty` (no rows), `headings_missing` (a needed column is not there), `headings_repeated`, `too_many_rows`.
 */
export function readTable(
  lines: readonly SheetLine[],
  subject: ListSubject,
): Outcome<readonly ListRow[], TableRefusal> {
  const filled = lines.filter(({ cells }) => cells.some((cell) => cellOf(cell) !== ''))
  if (filled.length === 0) return refused('list_empty', { field: 'file' })
  const at = filled
    .slice(0, MOST_LINES_ABOVE)
    .findIndex(({ cells }) => cells.filter((cell) => columnOf(subject, cell)).length >= 2)
  const headings = filled[at]?.cells.map((cell) => columnOf(subject, cell))
  if (!headings || NEEDED[subject].some((name) => !headings.includes(name))) {
    return refused('headings_missing', { field: 'file' })
  }
  const named = headings.filter((name) => name !== null)
  if (new Set(named).size < named.length) return refused('headings_repeated', { field: 'file' })

  const rows = filled.slice(at + 1).map((line) => rowOf(line, headings))
  if (rows.length === 0) return refused('list_empty', { field: 'file' })
  return rows.length > MOST_ROWS ? refused('too_many_rows', { field: 'file', count: rows.length }) : ok(rows)
}

function rowOf({ line, cells }: SheetLine, headings: readonly (Column | null)[]): ListRow {
  const pairs = headings.flatMap((name, i) => (name === null ? [] : [[name, cellOf(cells[i])] as const]))
  const extra = cells.slice(headings.length).some((cell) => cellOf(cell) !== '')
  return { line, cells: Object.fromEntries(pairs), ...(extra ? { extra: true } : {}) }
}
