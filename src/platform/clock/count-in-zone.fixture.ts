import { readFileSync } from 'node:fs'
import {
  daysOff,
  deadlineAfter,
  deadlineBefore,
  isWorkingDay,
  type LocalDate,
  localDate,
  workingDaysBetween,
} from '#kernel'
import type { Counted } from '#test/wall-calendar.ts'
import { dayInPoland } from './clock.server.ts'

/** A program of its own: counts what stands on its input in the time zone it was started in, and says which that is. */
export type Asked = {
  readonly periods: readonly Counted[]
  readonly years: readonly number[]
  readonly between: readonly (readonly [from: string, to: string])[]
  /** Instants, as ISO texts. */
  readonly instants: readonly string[]
}
export type AnsweredInZone = {
  readonly zone: string
  /** What a clock on the wall there shows at a known instant, which tells that the zone is really set. */
  readonly hour: number
  readonly ends: readonly string[]
  readonly daysOff: readonly (readonly string[])[]
  readonly between: readonly number[]
  readonly days: readonly string[]
  readonly working: readonly boolean[]
}

const end = ({ from, amount, unit, back }: Counted): LocalDate =>
  (back ? deadlineBefore : deadlineAfter)(localDate(from), amount, unit)

const asked: Asked = JSON.parse(readFileSync(0, 'utf8'))
const answered: AnsweredInZone = {
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  hour: new Date('2026-01-15T12:00:00Z').getHours(),
  ends: asked.periods.map(end),
  daysOff: asked.years.map((year) => [...daysOff(year)].toSorted()),
  between: asked.between.map(([from, to]) => workingDaysBetween(localDate(from), localDate(to))),
  days: asked.instants.map((instant) => dayInPoland(new Date(instant))),
  working: asked.periods.map(({ from }) => isWorkingDay(localDate(from))),
}
process.stdout.write(JSON.stringify(answered))
