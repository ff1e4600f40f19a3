import { z } from 'zod'

/**
 * A calendar day as `YYYY-MM-DD`, without a time zone. Days compare as text. A day never meets `Date`'s local time:
 * "2026-03-29" shifted through a clock change is how deadlines get lost.
 */
export const LocalDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isRealDay)
  .brand<'LocalDate'>()
export type LocalDate = z.infer<typeof LocalDate>

const DAY = 86_400_000

function isRealDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

const fromEpochDay = (day: number): LocalDate => new Date(day * DAY).toISOString().slice(0, 10) as LocalDate
const epochDay = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY

/** The day written `YYYY-MM-DD`. Throws on anything else: for constants and tests; use the schema for input. */
export const localDate = (text: string): LocalDate => LocalDate.parse(text)

export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(epochDay(date) + days)

/** The same day number `months` later (or earlier), or the last day of that month where it has none. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = parts(date)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return fromEpochDay(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)) / DAY)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => epochDay(to) - epochDay(from)

/** 1 = Monday ... 7 = Sunday. */
export const weekday = (date: LocalDate): number => ((epochDay(date) + 3) % 7) + 1

export function parts(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

export const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)
export const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)
