/**
 * Days off of Poland 2024-2031 written down by hand from printed calendars: dates of Easter as the Church publishes them, not computed.
 * Kept apart from the code it checks (ustawa z 18.01.1951 o dniach wolnych od pracy; Christmas Eve since 2025, Dz.U. 2024 poz. 1965).
 */
const MOVABLE: Readonly<Record<number, string>> = {
  // Easter Sunday, Easter Monday, Pentecost, Corpus Christi
  2024: '03-31 04-01 05-19 05-30',
  2025: '04-20 04-21 06-08 06-19',
  2026: '04-05 04-06 05-24 06-04',
  2027: '03-28 03-29 05-16 05-27',
  2028: '04-16 04-17 06-04 06-15',
  2029: '04-01 04-02 05-20 05-31',
  2030: '04-21 04-22 06-09 06-20',
  2031: '04-13 04-14 06-01 06-12',
}
const EVERY_YEAR = '01-01 01-06 05-01 05-03 08-15 11-01 11-11 12-25 12-26'

export const YEARS = [2024, 2025, 2026, 2027, 2028, 2029, 2030] as const

/** The statutory days off of a year, in order. */
export function printedDaysOff(year: number): readonly string[] {
  const days = `${EVERY_YEAR} ${MOVABLE[year] ?? ''} ${year >= 2025 ? '12-24' : ''}`.trim().split(/ +/)
  return [...new Set(days)].map((day) => `${year}-${day}`).toSorted()
}

export type Counted = {
  readonly from: string
  readonly amount: number
  readonly unit: 'calendar_days' | 'working_days' | 'months'
  readonly back: boolean
}

type Cell = { readonly day: string; readonly works: boolean }

/** A calendar as it hangs on a wall: every day from Monday 1 January 2024 in its row, with what is crossed out. */
const WALL: readonly Cell[] = (() => {
  const off = new Set(Object.keys(MOVABLE).flatMap((year) => printedDaysOff(Number(year))))
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const cells: Cell[] = []
  for (let year = 2024; year <= 2031; year += 1) {
    for (const [month, length] of lengths.entries()) {
      const days = month === 1 && year % 4 === 0 ? 29 : length
      for (let no = 1; no <= days; no += 1) {
        const day = `${year}-${String(month + 1).padStart(2, '0')}-${String(no).padStart(2, '0')}`
        cells.push({ day, works: cells.length % 7 < 5 && !off.has(day) })
      }
    }
  }
  return cells
})()
const PLACE = new Map(WALL.map(({ day }, index) => [day, index]))

const place = (day: string): number => {
  const found = PLACE.get(day)
  if (found === undefined) throw new Error(`${day} is not on the wall calendar`)
  return found
}
const cellAt = (index: number): Cell => {
  const found = WALL[index]
  if (!found) throw new Error(`the wall calendar has no day ${index}`)
  return found
}

/** The last day of a period as a person finds it with a finger on the wall calendar. */
export function byFinger({ from, amount, unit, back }: Counted): string {
  const step = back ? -1 : 1
  if (unit === 'working_days') {
    const way = back ? WALL.slice(0, place(from)).toReversed() : WALL.slice(place(from) + 1)
    const found = way.filter(({ works }) => works)[amount - 1]
    return amount === 0 || !found ? from : found.day
  }
  let index = unit === 'months' ? sameDayOfMonth(from, amount * step) : place(from) + amount * step
  while (!cellAt(index).works) index += step
  return cellAt(index).day
}

/** Working days that are crossed between two days: after the first, up to and with the last. */
export const workingDaysByFinger = (from: string, to: string): number =>
  WALL.slice(place(from) + 1, place(to) + 1).filter(({ works }) => works).length

/** The same day number in another month, or the last one there is. */
function sameDayOfMonth(from: string, months: number): number {
  const ordinal = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const month = `${Math.floor(ordinal / 12)}-${String((ordinal % 12) + 1).padStart(2, '0')}`
  const sameOrEarlier = WALL.findLastIndex(({ day }) => day.startsWith(month) && day <= `${month}-${from.slice(8)}`)
  return sameOrEarlier
}

/** Every day on the wall calendar, in order. */
export const WALL_DAYS: readonly string[] = WALL.map(({ day }) => day)

type Stood = { readonly from: string; readonly to: string }

/**
 * The last day of a period during which a case stood, found by crossing out day after day: days on which it stood are not crossed, and the
 * day of the start is given back where it stood on that very day already.
 */
export function walkedDue({ from, amount, unit }: Counted, pauses: readonly Stood[]): string {
  const stands = (day: string) => pauses.some((pause) => pause.from <= day && day < pause.to)
  const first = cellAt(place(from))
  const counts = (cell: Cell) => (unit === 'working_days' ? cell.works : true)
  let left = unit === 'months' ? sameDayOfMonth(from, amount) - place(from) : amount
  if (stands(from) && counts(first)) left += 1
  let index = place(from)
  while (left > 0) {
    index += 1
    const cell = cellAt(index)
    if (counts(cell) && !stands(cell.day)) left -= 1
  }
  while (!cellAt(index).works || stands(cellAt(index).day)) index += 1
  return cellAt(index).day
}
