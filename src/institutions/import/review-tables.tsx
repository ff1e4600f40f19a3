import type { Child } from 'hono/jsx'
import { showDate, type T } from '#platform'
import { ButtonLink, Buttons, Section, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { institutionAddress } from '../register/institution-address.ts'
import type { ImportListId, ListRow, ListSubject } from './import-list.domain.ts'
import type { Review } from './import-list.server.ts'
import { refusedPath } from './import-paths.ts'
import type { InstitutionRow } from './institution-row.ts'
import type { PersonRow } from './person-row.ts'
import { type Fault, type Known, type RefusedRow, sayFault } from './verdict.ts'

/** A page stays readable; the file of refused rows has them all. */
const MOST_SHOWN = 200

type Waiting = Extract<Review, { state: 'waiting' }>
type Shown = { readonly row: ListRow; readonly says: Child }

/** How a row is called before anything is known of it. */
const nameOf = (t: T, { cells }: ListRow): string =>
  [cells.name, cells.given, cells.family].filter(Boolean).join(' ') || t('institutions.import.review.unnamed')

type RowsProps = {
  id: string
  title: string
  heading: string
  note?: string
  rows: readonly Shown[]
  t: T
  children?: Child
}

function Rows({ id, title, heading, note, rows, t, children }: RowsProps) {
  if (rows.length === 0) return null
  return (
    <Section id={id} title={title} count={rows.length} note={note}>
      {children}
      <Table
        caption={title}
        columns={[
          { label: t('institutions.import.review.who') },
          { label: t('institutions.import.review.line'), numeric: true },
          { label: heading },
        ]}
        rows={rows.slice(0, MOST_SHOWN).map(({ row, says }) => ({ cells: [nameOf(t, row), row.line, says] }))}
      />
      {rows.length > MOST_SHOWN && (
        <p class="muted">{t('institutions.import.review.more', { count: rows.length - MOST_SHOWN })}</p>
      )}
    </Section>
  )
}

type RefusedProps = { subject: ListSubject; refused: readonly RefusedRow[]; listId: ImportListId; t: T }

/** Rows that are not entered, each with every reason at its column. */
export const RefusedRows = ({ refused, listId, t }: RefusedProps) => (
  <Rows
    id="refused"
    title={t('institutions.import.review.refused')}
    heading={t('institutions.import.review.reasons')}
    note={t('institutions.import.review.refused_note')}
    rows={refused.map(({ row, faults }) => ({ row, says: <Reasons faults={faults} t={t} /> }))}
    t={t}
  >
    <Buttons>
      <ButtonLink href={refusedPath(listId, 'xlsx')}>{t('institutions.import.review.download.xlsx')}</ButtonLink>
      <ButtonLink href={refusedPath(listId, 'csv')}>{t('institutions.import.review.download.csv')}</ButtonLink>
    </Buttons>
  </Rows>
)

const Reasons = ({ faults, t }: { faults: readonly Fault[]; t: T }) => (
  <ul>
    {faults.map((one) => (
      <li>
        {t('institutions.import.review.reason', {
          column: t(`institutions.import.column.${one.column}`),
          reason: sayFault(t, one),
        })}
      </li>
    ))}
  </ul>
)

/** Rows that will be entered, as they were understood. */
export function NewRows({ review, t }: { review: Waiting; t: T }) {
  const rows =
    review.subject === 'institutions'
      ? review.verdicts.flatMap((one) =>
          one.kind === 'new' ? [{ row: one.row, says: sayInstitution(t, one.input) }] : [],
        )
      : review.verdicts.flatMap((one) => (one.kind === 'new' ? [{ row: one.row, says: sayPerson(t, one.input) }] : []))
  const heading = t('institutions.import.review.entered')
  return <Rows id="new" title={t('institutions.import.review.new')} heading={heading} rows={rows} t={t} />
}

function sayInstitution(t: T, { institution, seat, area }: InstitutionRow): string {
  const said = {
    sector: t(`institutions.sector.${institution.sector}`),
    level: t(`institutions.level.${institution.level}`),
    seat: placeLabel(t, seat),
  }
  if (area.length === 0) return t('institutions.import.review.institution', said)
  const places = area.map((place) => placeLabel(t, place)).join('; ')
  return t('institutions.import.review.institution_area', { ...said, area: places })
}

const sayPerson = (t: T, { institutionName, function: duty, job_title, from, personId }: PersonRow): string =>
  t('institutions.import.review.person', {
    name: institutionName,
    duty: t(`institutions.function.${duty}`),
    title: job_title,
    day: showDate(from),
    invited: personId ? 'no' : 'yes',
  })

/** Rows that say what the register holds already. */
export const KnownRows = ({ review, t }: { review: Waiting; t: T }) => (
  <Rows
    id="known"
    title={t('institutions.import.review.known')}
    heading={t('institutions.import.review.already')}
    note={t('institutions.import.review.known_note')}
    rows={review.verdicts.flatMap((one) =>
      one.kind === 'known' ? [{ row: one.row, says: knownAs(t, one.known) }] : [],
    )}
    t={t}
  />
)

const knownAs = (t: T, { id, name, by }: Known): Child => (
  <a href={institutionAddress(id)}>{t('institutions.import.review.known_by', { name, by })}</a>
)
