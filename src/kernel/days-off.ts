import { addDays, addMonths, daysBetween, type LocalDate, parts, weekday } from './local-date.ts'

/** Easter Sunday of a year (Gregorian computus, Meeus/Jones/Butcher). */
export function easter(year: number): LocalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate
}

const FIXED = ['01-01', '01-06', '05-01', '05-03', '08-15', '11-01', '11-11', '12-25', '12-26']
const byYear = new Map<number, ReadonlySet<string>>()
const lostByYear = new Map<number, readonly string[]>()
/** A Monday. */
const LONG_AGO = '1900-01-01' as LocalDate

/**
 * Statutory days off other than ordinary Sundays (ustawa z 18.01.1951 o dniach wolnych od pracy; 6 January since 2011,
 * Christmas Eve since 2025: Dz.U. 2024 poz. 1965).
 */
export function daysOff(year: number): ReadonlySet<string> {
  const known = byYear.get(year)
  if (known) return known
  const sunday = easter(year)
  const days = new Set<string>(FIXED.filter((d) => d !== '01-06' || year >= 2011).map((d) => `${year}-${d}`))
  for (const after of [0, 1, 49, 60]) days.add(addDays(sunday, after))
  if (year >= 2025) days.add(`${year}-12-24`)
  byYear.set(year, days)
  return days
}

/** Sundays and statutory days off. */
export const isDayOff = (date: LocalDate): boolean => weekday(date) === 7 || daysOff(parts(date).year).has(date)

/** Monday to Friday without statutory days off. */
export const isWorkingDay = (date: LocalDate): boolean => weekday(date) <= 5 && !isDayOff(date)

export type TimeUnit = 'calendar_days' | 'working_days' | 'months'

const nextWorkingDay = (date: LocalDate, step: 1 | -1): LocalDate => {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, step)
  return day
}

function countWorkingDays(from: LocalDate, amount: number, step: 1 | -1): LocalDate {
  let day = from
  for (let left = amount; left > 0; ) {
    day = addDays(day, step)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/**
 * The last day of a period of `amount` units after an event (k.p.a. art. 57): the event's own day is not counted; a
 * calendar or month period that ends on a Saturday or a day off moves to the next day that is neither.
 */
export function deadlineAfter(event: LocalDate, amount: number, unit: TimeUnit): LocalDate {
  if (unit === 'working_days') return countWorkingDays(event, amount, 1)
  return nextWorkingDay(unit === 'months' ? addMonths(event, amount) : addDays(event, amount), 1)
}

/** The same counted back from a planned day; on a Saturday or a day off it moves to the earlier working day (FORMAT.md, section 7). */
export function deadlineBefore(planned: LocalDate, amount: number, unit: TimeUnit): LocalDate {
  if (unit === 'working_days') return countWorkingDays(planned, amount, -1)
  return nextWorkingDay(unit === 'months' ? addMonths(planned, -amount) : addDays(planned, -amount), -1)
}

/** Statutory days off of a year that take a working day away. */
function lostWorkingDays(year: number): readonly string[] {
  const known = lostByYear.get(year)
  if (known) return known
  const days = [...daysOff(year)].filter((day) => weekday(day as LocalDate) <= 5)
  lostByYear.set(year, days)
  return days
}

/** Mondays to Fridays from a Monday long ago up to and with a day. */
function weekdaysUpTo(date: LocalDate): number {
  const days = daysBetween(LONG_AGO, date) + 1
  return Math.floor(days / 7) * 5 + Math.min(((days % 7) + 7) % 7, 5)
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. Lists show many: counted by weeks, not day by day. */
export function workingDaysBetween(from: LocalDate, to: LocalDate): number {
  if (to < from) return -workingDaysBetween(to, from)
  let count = weekdaysUpTo(to) - weekdaysUpTo(from)
  for (let { year } = parts(from); year <= parts(to).year; year += 1) {
    count -= lostWorkingDays(year).filter((day) => day > from && day <= to).length
  }
  return count
}
