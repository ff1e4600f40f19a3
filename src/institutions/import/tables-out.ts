import type { T } from '#platform'
import type { Table } from '#platform/server'
import { type Column, columnsOf, type ListSubject } from './import-list.domain.ts'
import { type RefusedRow, sayFault } from './verdict.ts'

const label = (t: T, column: Column) => t(`institutions.import.column.${column}`)

/** Two rows that show how a list is written. Nobody of these exists; a list that still holds them is told so. */
const EXAMPLES = (t: T): Readonly<Record<ListSubject, readonly Readonly<Partial<Record<Column, string>>>[]>> => ({
  institutions: [
    {
      name: 'Przykład: Gminny Ośrodek Pomocy Społecznej w Zmyślonej',
      short_name: 'GOPS Zmyślona',
      sector: t('institutions.sector.social_assistance'),
      level: t('institutions.level.gmina'),
      seat: '260401',
      nip: '123-456-32-18',
      regon: '123456785',
      address: 'ul. Zmyślona 1, Bieliny',
      postal_code: '26-004',
      email: 'gops@example.org',
      phone: '41 386 00 00',
      has_accounts: t('platform.word.yes'),
    },
    {
      name: 'Przykład: Szkoła Podstawowa w Wymyślonej',
      sector: t('institutions.sector.education'),
      level: t('institutions.level.gmina'),
      seat: 'gmina Łopuszno, pow. kielecki',
      area: '260408; 260401',
      rspo: '12345',
      has_accounts: t('platform.word.no'),
    },
  ],
  people: [
    {
      given: 'Ada',
      family: 'Przykładowa',
      email: 'ada@example.org',
      institution: '123-456-32-18',
      function: t('institutions.function.head'),
      job_title: 'kierowniczka',
      from: '1.09.2026',
      invite: t('platform.word.yes'),
    },
    {
      given: 'Jan',
      family: 'Przykładowy',
      email: 'jan@example.org',
      institution: 'Szkoła Podstawowa w Wymyślonej',
      function: t('institutions.function.worker'),
      job_title: 'pedagog',
      from: '2026-09-01',
      invite: t('platform.word.no'),
    },
  ],
})

/** An empty list to fill in: the headings and two rows that show how. */
export function templateTable(t: T, subject: ListSubject): Table {
  const columns = columnsOf(subject)
  const rows = EXAMPLES(t)[subject].map((row) => columns.map((column) => row[column] ?? ''))
  return [columns.map((column) => label(t, column)), ...rows]
}

/** Refused rows as they came, with every reason in a last column. Mended, they can be sent as they are. */
export function refusedTable(t: T, subject: ListSubject, refused: readonly RefusedRow[]): Table {
  const columns = columnsOf(subject)
  const rows = refused.map(({ row, faults }) => [
    ...columns.map((column) => row.cells[column] ?? ''),
    faults.map((one) => `${label(t, one.column)}: ${sayFault(t, one)}`).join(' '),
  ])
  return [[...columns.map((column) => label(t, column)), t('institutions.import.column.reason')], ...rows]
}
