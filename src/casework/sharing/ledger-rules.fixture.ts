import { CODED, READERS, type Situation, TODAY } from './ledger-situations.fixture.ts'

type Seat = Situation['seats'][number]
type Shown = Situation['disclosures'][number]
type Written = Situation['items'][number]

/** Who may read what, told once more in the words of the rules and without a database. */
export function mayRead(told: Situation, reader: number, no: number): boolean {
  const written = told.items[no]
  const who = READERS[reader]
  if (!written || !who?.able || told.denied.includes(reader)) return false
  const seats = told.seats.filter((one) => one.reader === reader && (one.until === null || one.until >= TODAY))
  const wrote = written.author === who.of && seats.some(({ role }) => role !== CODED)
  return wrote || told.disclosures.some((one) => reaches(one, seats, reader) && shows(one, written, no, told))
}

function reaches(one: Shown, seats: readonly Seat[], reader: number): boolean {
  const [from = '', until = ''] = one.days
  return (
    !one.withdrawn &&
    !one.restsOnEnded &&
    from <= TODAY &&
    TODAY <= until &&
    one.to === READERS[reader]?.of &&
    (one.reader === null || one.reader === reader) &&
    seats.some(({ role }) => role !== CODED && (one.role === null || one.role === role))
  )
}

function shows(one: Shown, written: Written, no: number, { items }: Situation): boolean {
  const item = one.item === null ? null : one.item % items.length
  if (written.author !== one.from || written.category !== one.category) return false
  if (one.extent === 'own_part') return item === null && one.subject === null && written.responsible === one.to
  if (one.extent !== 'full') return false
  return item === null ? one.subject === null || one.subject === written.subject : item === no
}
