import { addDays, daysBetween, earlier, type LocalDate, later, workingDaysBetween } from '#kernel'
import type { Deadline } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { Course } from './case-facts.domain.ts'
import { type Pause, pauses } from './visits.domain.ts'

/** For how long a clock stood, and since when it stands now. */
export type Standing = { readonly days: number; readonly workingDays: number; readonly since: LocalDate | null }

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
    workingDays: held.reduce((sum, pause) => sum + workingDaysIn(pause), 0),
    since: last && last.to === null ? later(last.from, startedOn) : null,
  }
}

/** From the day of the pause to the day before the return: the day of the return counts again. */
const workingDaysIn = ({ from, to }: { from: LocalDate; to: LocalDate }): number =>
  workingDaysBetween(addDays(from, -1), addDays(to, -1))
