import { addDays, isDayOff, type LocalDate, weekday } from '#kernel'

/** How a clock or a task with a day stands. Only a statutory one is ever overdue; an agreed one past its day is to be reminded of. */
export const STANDINGS = ['overdue', 'to_remind', 'running', 'paused'] as const
export type Standing = (typeof STANDINGS)[number]

type Counted = {
  readonly force: 'statutory' | 'agreed'
  readonly state: 'running' | 'paused'
  readonly dueOn: LocalDate
}

export function standingOf({ force, state, dueOn }: Counted, today: LocalDate): Standing {
  if (state === 'paused') return 'paused'
  if (dueOn >= today) return 'running'
  return force === 'statutory' ? 'overdue' : 'to_remind'
}

/** One day of the axis: gone by, still left, past an agreed day, overdue by law, standing, a day off, or none of its days. */
export type AxisDay = 'passed' | 'left' | 'past_agreed' | 'overdue' | 'paused' | 'off' | 'none'

/** Mondays to Fridays of five weeks, that of today in the middle. */
export function axisDays(today: LocalDate): readonly LocalDate[] {
  const first = addDays(today, 1 - weekday(today) - 14)
  return [0, 1, 2, 3, 4].flatMap((week) => [0, 1, 2, 3, 4].map((day) => addDays(first, week * 7 + day)))
}

type Drawn = Counted & { readonly startedOn: LocalDate; readonly since: LocalDate }

/** What stands on each day of the axis. Days off are left out of the count and drawn flat. */
export function drawn(clock: Drawn, days: readonly LocalDate[], today: LocalDate): readonly AxisDay[] {
  const { startedOn, dueOn, since, state, force } = clock
  // One that counts back from a planned day is drawn from the day on which it was known.
  const begins = startedOn < dueOn ? startedOn : since
  const ends = state === 'paused' || dueOn < today ? today : dueOn
  return days.map((day) => {
    if (day < begins || day > ends) return isDayOff(day) ? 'off' : 'none'
    if (isDayOff(day)) return 'off'
    if (state === 'paused' && day >= since) return 'paused'
    if (day > dueOn) return force === 'statutory' ? 'overdue' : 'past_agreed'
    return day <= today ? 'passed' : 'left'
  })
}
