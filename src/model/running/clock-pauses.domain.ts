import {
  addDays,
  addMonths,
  daysBetween,
  deadlineAfter,
  deadlineBefore,
  earlier,
  type LocalDate,
  later,
  workingDaysBetween,
} from '#kernel'
import type { Deadline } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { Course } from './case-facts.domain.ts'
import { type Pause, pauses } from './visits.domain.ts'

/** For how long a clock stood, and since when it stands now. */
export type Standing = {
  /** Calendar days. */
  readonly days: number
  readonly since: LocalDate | null
  /** When it stood, oldest first; `to` is the day of the return, or the last day looked at. */
  readonly held: readonly Held[]
  /** The same with what each pause was. */
  readonly periods: readonly Pause[]
}
type Held = { readonly from: LocalDate; readonly to: LocalDate }

export const pausedPeriods = (deadline: Deadline, model: Model, facts: Course): readonly Pause[] =>
  deadline.pausable && deadline.direction !== 'before' ? pauses(model, facts) : []

/** How long pauses held up a clock between its start and this day. A pause that still lasts grows every day. */
export function standing(periods: readonly Pause[], startedOn: LocalDate, until: LocalDate): Standing {
  const held = periods
    .map(({ from, to }) => ({ from: later(from, startedOn), to: to === null ? until : earlier(to, until) }))
    .filter(({ from, to }) => from < to)
  const last = periods.at(-1)
  return {
    days: held.reduce((sum, { from, to }) => sum + daysBetween(from, to), 0),
    since: last && last.to === null ? later(last.from, startedOn) : null,
    held,
    periods: periods
      .filter(({ from, to }) => from <= until && (to === null || to > startedOn))
      .map((pause) => ({ ...pause, from: later(pause.from, startedOn), to: pause.to && earlier(pause.to, until) })),
  }
}

/**
 * The last day (k.p.a. art. 57). A pause that begins before it is over moves it by as many days as the clock stood: working days where
 * working days are counted. A pause that begins after it moves nothing, so that what was missed stays missed; and a planned day from which
 * a clock counts back is not moved at all.
 */
export function dueDay(
  { unit, direction }: Pick<Deadline, 'unit' | 'direction'>,
  startedOn: LocalDate,
  { held }: Pick<Standing, 'held'>,
  amount: number,
): LocalDate {
  if (direction === 'before') return deadlineBefore(startedOn, amount, unit)
  if (unit === 'working_days') return dueInWorkingDays(startedOn, held, amount)
  // Months come first and days of the pause after them, so that only the very end is moved off a day off.
  const counted = unit === 'months' ? addMonths(startedOn, amount) : addDays(startedOn, amount)
  const begun = { counted, due: offDaysOff(counted) }
  return held.reduce(({ counted, due }, pause) => {
    if (pause.from > due) return { counted, due }
    // It ran out on a day off and waits for the next working day: the pause takes that one away.
    if (pause.from > counted) return { counted, due: offDaysOff(pause.to) }
    const moved = addDays(counted, daysBetween(pause.from, pause.to))
    return { counted: moved, due: offDaysOff(moved) }
  }, begun).due
}

function dueInWorkingDays(startedOn: LocalDate, held: readonly Held[], amount: number): LocalDate {
  const begun = { left: amount, due: deadlineAfter(startedOn, amount, 'working_days') }
  return held.reduce(({ left, due }, pause) => {
    if (pause.from > due) return { left, due }
    const more = left + workingDaysIn(pause)
    return { left: more, due: deadlineAfter(startedOn, more, 'working_days') }
  }, begun).due
}

const offDaysOff = (date: LocalDate): LocalDate => deadlineAfter(date, 0, 'calendar_days')

/** From the day of the pause to the day before the return: the day of the return counts again. */
const workingDaysIn = ({ from, to }: Held): number => workingDaysBetween(addDays(from, -1), addDays(to, -1))
