import { addDays, addMonths, deadlineAfter, type LocalDate } from '#kernel'

export const SERIES_UNITS = ['days', 'weeks', 'months'] as const
export type SeriesUnit = (typeof SERIES_UNITS)[number]

/** A task that comes again: every so many days, weeks or months after its first day, until a day or a number, whichever comes first. */
export type TaskSeries = {
  readonly every: number
  readonly unit: SeriesUnit
  readonly firstOn: LocalDate
  readonly untilOn: LocalDate | null
  readonly times: number | null
  readonly endedOn: LocalDate | null
}

export type NextOfSeries = { readonly no: number; readonly due: LocalDate }

/**
 * The task that opens when number `no` is closed on this day; `null` when it was the last. Days are counted from the first one, so that a
 * month end or a day off moves one of them and not all that follow; one that ends on a Saturday or a day off is due on the next working
 * day (k.p.a. art. 57 § 4). What should have come while the one before was still open is left out: two are never open at once.
 */
export function nextOfSeries(series: TaskSeries, no: number, today: LocalDate): NextOfSeries | null {
  if (series.endedOn !== null) return null
  for (let next = no + 1; ; next += 1) {
    if (series.times !== null && next > series.times) return null
    const due = dayOfSeries(series, next)
    if (series.untilOn !== null && due > series.untilOn) return null
    if (due > today) return { no: next, due }
  }
}

/** The day on which number `no` of a series is due, the first one being number 1. */
export function dayOfSeries({ every, unit, firstOn }: TaskSeries, no: number): LocalDate {
  const steps = every * (no - 1)
  const day = unit === 'months' ? addMonths(firstOn, steps) : addDays(firstOn, steps * (unit === 'weeks' ? 7 : 1))
  return deadlineAfter(addDays(day, -1), 1, 'calendar_days')
}
