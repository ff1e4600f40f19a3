import { z } from 'zod'
import { type InstitutionId, LocalDate, type PersonId } from '#kernel'
import { fields, line, says } from '#platform'
import { type EmploymentFunction, FUNCTIONS } from '../employment/employment.domain.ts'
import { dayOf, functionOf, isShortened, yesNoOf } from './cell-words.domain.ts'
import { type Column, type ListRow, PEOPLE_COLUMNS } from './import-list.domain.ts'
import { type Fault, fault, inOrder, isExample, quoted } from './verdict.ts'

const PersonCells = z.object({
  given: line(80),
  family: line(80),
  email: z.email(says('institutions.refusal.email_wrong')).max(254).toLowerCase(),
  institution: line(200),
  function: z.enum(FUNCTIONS),
  job_title: line(120),
  from: LocalDate,
})
/** A person as the cells of a row say. */
export type PersonCells = z.infer<typeof PersonCells> & { readonly invite: boolean }
export type PersonRead = {
  readonly row: ListRow
  readonly cells: PersonCells | null
  readonly faults: readonly Fault[]
}

/** Somebody to employ, and before that to invite when there is no account of this address yet. */
export type PersonRow = {
  readonly personId: PersonId | null
  readonly given: string
  readonly family: string
  readonly email: string
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly function: EmploymentFunction
  readonly job_title: string
  readonly from: LocalDate
}

const readPerson = fields(PersonCells)

/** Reads a row as a person to employ; otherwise every reason why it is none. Whether the register agrees is asked later. */
export function readPersonRow(row: ListRow): PersonRead {
  const cell = (column: Column) => row.cells[column] ?? ''
  const quote = (column: Column) => ({ params: { text: quoted(cell(column)) } })
  const faults: Fault[] = row.extra ? [fault('given', 'institutions.import.fault.extra_cells')] : []
  if (isExample(cell('family'))) faults.push(fault('family', 'institutions.import.fault.example'))
  const duty = functionOf(cell('function'))
  const from = dayOf(cell('from'))
  const invite = cell('invite') === '' ? false : yesNoOf(cell('invite'))
  if (!duty && cell('function')) faults.push(fault('function', 'institutions.import.fault.function', quote('function')))
  if (!from && cell('from')) faults.push(fault('from', 'institutions.import.fault.day', quote('from')))
  if (invite === null) faults.push(fault('invite', 'institutions.import.fault.yes_no', quote('invite')))
  if (isShortened(cell('institution'))) {
    faults.push(fault('institution', 'institutions.import.fault.shortened', quote('institution')))
  }
  const texts = { ...row.cells, function: duty ?? '', from: from ?? '' }
  const sent = Object.fromEntries(Object.entries(texts).map(([column, text]) => [column, [text]]))
  const read = readPerson({ fields: sent, files: {} })
  const errors = read.ok ? {} : read.errors
  for (const column of PEOPLE_COLUMNS) {
    const say = errors[column]
    if (say && !faults.some((one) => one.column === column)) faults.push({ column, say })
  }
  const cells = read.ok && faults.length === 0 ? { ...read.value, invite: invite ?? false } : null
  return { row, cells, faults: inOrder(faults, PEOPLE_COLUMNS) }
}
