import { addDays, isWorkingDay, type LocalDate, localDate, weekday } from '#kernel'

/** When somebody is not written to: hours of the day in Poland, and days that are not worked. */
export type Quiet = {
  readonly quiet: boolean
  /** The hour at which the quiet begins, 0 to 23. */
  readonly quietFrom: number
  /** The hour at which it ends, and at which the mails of a day leave. */
  readonly quietUntil: number
}

/** As a person who chose nothing has it. */
export const USUAL_QUIET: Quiet = { quiet: true, quietFrom: 18, quietUntil: 7 }
/** The day on which the weekly mail leaves unless somebody chose another one: Monday. */
export const USUAL_WEEKDAY = 1

const HOUR = 3_600_000
const inPoland = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Warsaw',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The day and the hour in Poland at an instant. */
export function hourInPoland(at: Date): { readonly day: LocalDate; readonly hour: number } {
  const part = Object.fromEntries(inPoland.formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: localDate(`${part.year}-${part.month}-${part.day}`), hour: Number(part.hour) }
}

/** The first instant of an hour of a day in Poland; of an hour that a change of clocks leaves out, the one after it. */
export function atHour(day: LocalDate, hour: number): Date {
  const utc = Date.parse(`${day}T00:00:00Z`) + hour * HOUR
  for (const shift of [2, 1]) {
    const at = new Date(utc - shift * HOUR)
    const there = hourInPoland(at)
    if (there.day === day && there.hour === hour) return at
  }
  return new Date(utc - HOUR)
}

/** Whether somebody is left alone at an instant. */
export function isQuiet(at: Date, { quiet, quietFrom, quietUntil }: Quiet): boolean {
  if (!quiet) return false
  const { day, hour } = hourInPoland(at)
  if (!isWorkingDay(day)) return true
  return quietFrom <= quietUntil ? hour >= quietFrom && hour < quietUntil : hour >= quietFrom || hour < quietUntil
}

/** When a mail that is due now leaves: at once, or at the end of the quiet hours on the next working day. */
export const leavesAt = (now: Date, quiet: Quiet): Date => (isQuiet(now, quiet) ? nextMorning(now, quiet) : now)

/** The next hour at which the mail of the day leaves, always later than now; on a working day where days off are quiet. */
export function nextMorning(now: Date, quiet: Quiet): Date {
  let { day } = hourInPoland(now)
  while (atHour(day, quiet.quietUntil) <= now || (quiet.quiet && !isWorkingDay(day))) day = addDays(day, 1)
  return atHour(day, quiet.quietUntil)
}

/** The next time the mail of the week leaves, always later than now: on the chosen weekday (1 = Monday), or the first working day after it. */
export function nextWeekly(now: Date, quiet: Quiet, weekdayChosen: number): Date {
  const { day } = hourInPoland(now)
  // A day off moves the mail forward, so the chosen day of this week may still be ahead of a mail that is due later.
  for (let first = addDays(day, 1 - weekday(day) - 7 + weekdayChosen - 1); ; first = addDays(first, 7)) {
    let moved = first
    while (quiet.quiet && !isWorkingDay(moved)) moved = addDays(moved, 1)
    const at = atHour(moved, quiet.quietUntil)
    if (at > now) return at
  }
}
