import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byFinger, type Counted, printedDaysOff, WALL_DAYS, workingDaysByFinger, YEARS } from '#test/wall-calendar.ts'
import type { AnsweredInZone, Asked } from './count-in-zone.fixture.ts'

const PROGRAM = fileURLToPath(new URL('count-in-zone.fixture.ts', import.meta.url))

/** Starts a program in a time zone of its own: within one process the zone is read once and stays. */
const countedIn = (zone: string, asked: Asked): AnsweredInZone =>
  JSON.parse(
    execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM], {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
      input: JSON.stringify(asked),
      encoding: 'utf8',
    }),
  )

type Vector = readonly [from: string, amount: number, unit: Counted['unit'], end: string]

/** Whatever is counted here was worked out by hand from the act, not by a program. */
const VECTORS: readonly Vector[] = [
  // k.p.a. art. 57: the day of the event does not count, an end on a day off or a Saturday moves on.
  ['2026-12-10', 14, 'calendar_days', '2026-12-28'],
  ['2026-04-24', 7, 'calendar_days', '2026-05-04'],
  ['2027-01-31', 1, 'months', '2027-03-01'],
  ['2026-10-31', 1, 'months', '2026-11-30'],
  ['2026-12-14', 14, 'working_days', '2027-01-07'],
  ['2026-04-30', 2, 'working_days', '2026-05-05'],
  // Christmas Eve takes a working day away from 2025 on, not before.
  ['2024-12-23', 1, 'working_days', '2024-12-24'],
  ['2025-12-23', 1, 'working_days', '2025-12-29'],
  ['2024-12-17', 7, 'calendar_days', '2024-12-24'],
  ['2025-12-17', 7, 'calendar_days', '2025-12-29'],
  // A leap day, and the end of a month that a shorter one lacks.
  ['2028-01-31', 1, 'months', '2028-02-29'],
  ['2029-01-31', 1, 'months', '2029-02-28'],
  // Over the nights on which clocks change: Poland, New York, Auckland.
  ['2026-03-27', 1, 'working_days', '2026-03-30'],
  ['2026-03-28', 2, 'calendar_days', '2026-03-30'],
  ['2026-10-23', 3, 'calendar_days', '2026-10-26'],
  ['2026-03-06', 3, 'calendar_days', '2026-03-09'],
  ['2026-04-03', 4, 'calendar_days', '2026-04-07'],
]

/** Blue Card: the form goes on within 5 working days and is passed on within 3, as a gmina reads the regulation of 2023; paragraphs not checked. */
const BLUE_CARD: readonly Vector[] = [
  ['2026-12-21', 5, 'working_days', '2026-12-30'],
  ['2026-12-22', 3, 'working_days', '2026-12-29'],
  ['2026-11-23', 5, 'working_days', '2026-11-30'],
  ['2026-11-23', 3, 'working_days', '2026-11-26'],
  ['2026-04-29', 5, 'working_days', '2026-05-07'],
  ['2026-04-30', 3, 'working_days', '2026-05-06'],
  ['2025-12-23', 3, 'working_days', '2025-12-31'],
  ['2024-12-23', 3, 'working_days', '2024-12-30'],
  ['2027-05-26', 5, 'working_days', '2027-06-03'],
  ['2026-11-10', 3, 'working_days', '2026-11-16'],
]

/** The last instant of a day and the first of the next one in Poland, on both sides of a change of clocks, and in the dead hour. */
const INSTANTS: readonly (readonly [instant: string, day: string])[] = [
  ['2026-03-28T22:59:59Z', '2026-03-28'],
  ['2026-03-28T23:00:00Z', '2026-03-29'],
  ['2026-03-29T01:00:00Z', '2026-03-29'],
  ['2026-03-29T21:59:59Z', '2026-03-29'],
  ['2026-03-29T22:00:00Z', '2026-03-30'],
  ['2026-10-24T21:59:59Z', '2026-10-24'],
  ['2026-10-24T22:00:00Z', '2026-10-25'],
  ['2026-10-25T01:00:00Z', '2026-10-25'],
  ['2026-10-25T22:59:59Z', '2026-10-25'],
  ['2026-10-25T23:00:00Z', '2026-10-26'],
  ['2026-12-31T23:00:00Z', '2027-01-01'],
]

const vectors: readonly Counted[] = [...VECTORS, ...BLUE_CARD].map(([from, amount, unit]) => ({
  from,
  amount,
  unit,
  back: false,
}))
const aDay = fc.constantFrom(...WALL_DAYS.filter((day) => day >= '2025-01-01' && day <= '2030-06-30'))
const random: readonly Counted[] = fc.sample(
  fc.record({
    from: aDay,
    amount: fc.integer({ min: 1, max: 90 }),
    unit: fc.constantFrom('calendar_days' as const, 'working_days' as const),
    back: fc.boolean(),
  }),
  { numRuns: 600, seed: 44 },
)
const months: readonly Counted[] = fc.sample(
  fc.record({
    from: aDay,
    amount: fc.integer({ min: 1, max: 11 }),
    unit: fc.constant('months' as const),
    back: fc.boolean(),
  }),
  { numRuns: 300, seed: 45 },
)
const between = fc.sample(
  fc.tuple(aDay, aDay).map(([a, b]): readonly [string, string] => (a < b ? [a, b] : [b, a])),
  { numRuns: 300, seed: 46 },
)
const periods = [...vectors, ...random, ...months]
const asked: Asked = { periods, years: YEARS, between, instants: INSTANTS.map(([instant]) => instant) }

describe.each([
  { zone: 'Europe/Warsaw', hour: 13 },
  { zone: 'America/New_York', hour: 7 },
  { zone: 'Pacific/Auckland', hour: 1 },
])('on a machine in $zone', ({ zone, hour }) => {
  const answered = countedIn(zone, asked)

  test('the zone is really set', () => {
    expect(answered).toMatchObject({ zone, hour })
  })

  test('every term of the examples ends on its day', () => {
    expect(answered.ends.slice(0, vectors.length)).toEqual([...VECTORS, ...BLUE_CARD].map(([, , , end]) => end))
  })

  test.each(YEARS.map((year, index) => ({ year, index })))(
    'the days off of $year are those of the printed calendar',
    ({ year, index }) => {
      expect(answered.daysOff[index]).toEqual(printedDaysOff(year))
    },
  )

  test('any term, forward or back, ends where a finger on the wall calendar stops', () => {
    expect(answered.ends).toEqual(periods.map(byFinger))
  })

  test('working days between any two days are those that a finger crosses', () => {
    expect(answered.between).toEqual(between.map(([from, to]) => workingDaysByFinger(from, to)))
  })

  test('a day begins and ends at midnight in Poland, on nights when clocks change too', () => {
    expect(answered.days).toEqual(INSTANTS.map(([, day]) => day))
  })
})

test('Christmas Eve is a day off from 2025 on', () => {
  expect(printedDaysOff(2024)).toHaveLength(13)
  expect(YEARS.filter((year) => printedDaysOff(year).includes(`${year}-12-24`))).toEqual(YEARS.slice(1))
})
