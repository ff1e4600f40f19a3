import { type LocalDate, writtenDay } from '#kernel'
import { fields, type Posted, type Read, type Say, textOf } from '#platform'
import type { FamilyPerson } from '../people.query.server.ts'
import { type PersonInput, PersonInput as PersonSchema } from '../person.schema.ts'
import { birthDay, isPesel } from '../pesel.domain.ts'
import type { HouseholdMember } from './enter-household.server.ts'
import { isAdult, isSame, MOST_PASTED, type PastedPerson, readPasted } from './pasted-people.domain.ts'

/** What a row has on the page, in this order; `known` marks one that the case has already. */
export const ROW_FIELDS = [
  ...(['family', 'given', 'adult', 'born', 'relation', 'phone'] as const),
  ...(['safeContact', 'pesel', 'shieldedAddress'] as const),
] as const
export const rowField = (no: number, field: string): string => `people.${no}.${field}`

type Known = { readonly people: readonly FamilyPerson[]; readonly today: LocalDate }
/** How many rows the page carries, whatever was sent. */
export const rowsOf = (sent: string | readonly string[] = ''): number =>
  Math.max(0, Math.min(Math.trunc(Number(sent)) || 0, MOST_PASTED))

type Values = Record<string, string>
const LONGEST = 20_000

/**
 * Reads either step of pasting: copied rows become rows of fields to check, with what must be mended told at once; checked rows become
 * people to enter. Rows not ticked are left out.
 */
export function readHousehold(posted: Posted, known: Known): Read<{ members: readonly HouseholdMember[] }> {
  if (posted.fields.rows === undefined) return readText(textOf(posted, 'text'), known)
  const count = rowsOf(textOf(posted, 'rows'))
  const numbers = Array.from({ length: count }, (_, no) => no)
  return readRows(
    posted,
    numbers.filter((no) => textOf(posted, rowField(no, 'enter')) !== ''),
  )
}

function readText(text: string, { people, today }: Known): Read<never> {
  const rows = text.length > LONGEST ? [] : readPasted(text)
  if (text.trim() === '') return { ok: false, errors: { text: { key: 'platform.form.required' } } }
  if (text.length > LONGEST || rows.length > MOST_PASTED) {
    return { ok: false, errors: { text: { key: 'casework.household.too_many', params: { max: MOST_PASTED } } } }
  }
  if (rows.length === 0) return { ok: false, errors: { text: { key: 'casework.household.nobody' } } }
  const standing = people.flatMap(({ identity }) => (identity ? [identity] : []))
  const values: Values = { rows: String(rows.length) }
  for (const [no, row] of rows.entries()) {
    const again = [...standing, ...rows.slice(0, no)].some((one) => isSame(one, row))
    Object.assign(values, valuesOf(row, no, again, today))
  }
  const posted: Posted = {
    fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])),
    files: {},
  }
  const ticked = [...rows.keys()].filter((no) => values[rowField(no, 'enter')])
  const read = readRows(posted, ticked)
  return { ok: false, errors: read.ok || ticked.length === 0 ? {} : read.errors, values }
}

function valuesOf(row: PastedPerson, no: number, again: boolean, today: LocalDate): Values {
  const { unread, ...cells } = row
  const born = writtenDay(row.born)
  const adult = born ? (isAdult(born, today) ? 'yes' : 'no') : ''
  const all = { ...cells, adult, unread: unread.join(', '), known: again ? 'yes' : '', enter: again ? '' : 'yes' }
  return Object.fromEntries(Object.entries(all).map(([field, value]) => [rowField(no, field), value]))
}

const readPerson = fields(PersonSchema)

function readRows(posted: Posted, numbers: readonly number[]): Read<{ members: readonly HouseholdMember[] }> {
  const errors: Record<string, Say> = {}
  const members: HouseholdMember[] = []
  for (const no of numbers) {
    const sent = Object.fromEntries(ROW_FIELDS.map((field) => [field, posted.fields[rowField(no, field)] ?? []]))
    const read = readPerson({ fields: sent, files: {} })
    const wrong = read.ok ? daysDiffer(read.value) : read.errors
    for (const field of ROW_FIELDS) {
      const say = wrong[field]
      if (say) errors[rowField(no, field)] = say
    }
    const knowingly = textOf(posted, rowField(no, 'known')) !== ''
    if (read.ok) members.push({ person: read.value, field: rowField(no, 'family'), knowingly })
  }
  if (numbers.length === 0) return { ok: false, errors: { rows: { key: 'casework.household.nobody_ticked' } } }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: { members } }
}

/** A day and a number that disagree: one of them belongs to somebody else. */
function daysDiffer({ born, pesel }: PersonInput): Readonly<Record<string, Say>> {
  if (!born || !pesel || !isPesel(pesel) || birthDay(pesel) === born) return {}
  return { born: { key: 'casework.household.born_differs' } }
}
