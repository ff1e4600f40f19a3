import { addDays, isDayOff, type LocalDate } from '#kernel'

/** Days between two meetings that the form suggests (inferred: no source says how often a team of one family meets). */
const BETWEEN = 28

/** Working days to propose for the meeting after one: from four weeks later on, and never before tomorrow. */
export function nextDates(after: LocalDate, today: LocalDate, most: number): readonly LocalDate[] {
  const days: LocalDate[] = []
  const four = addDays(after, BETWEEN)
  let day = four > today ? four : addDays(today, 1)
  while (days.length < most) {
    if (!isDayOff(day)) days.push(day)
    day = addDays(day, 1)
  }
  return days
}
