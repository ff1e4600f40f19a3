import type { LocalDate } from '#kernel'

const HOUR = 3_600_000
/** Hours that Poland is ahead of UTC, summer first. */
const AHEAD = [2, 1] as const
const wall = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Warsaw',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
})

/** What the clocks in Poland show at an instant. */
const shown = (at: Date): string => {
  const part = Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`
}

/**
 * The instant of a day and an hour (`HH:MM`) on the clocks of Poland. An hour that comes twice in the night of the autumn change is the first
 * of the two, so that no deadline ends too late; one that the spring night skips is counted on from the hour before it.
 */
export function instantInPoland(day: LocalDate, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  const candidates = AHEAD.map((hours) => new Date(asUtc - hours * HOUR))
  return candidates.find((at) => shown(at) === `${day}T${time}`) ?? new Date(asUtc - HOUR)
}
