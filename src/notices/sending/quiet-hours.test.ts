import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay, weekday } from '#kernel'
import {
  atHour,
  hourInPoland,
  isQuiet,
  leavesAt,
  nextMorning,
  nextWeekly,
  type Quiet,
  USUAL_QUIET,
} from './quiet-hours.domain.ts'

const at = (iso: string) => new Date(iso)
const leaves = (iso: string, quiet = USUAL_QUIET) => leavesAt(at(iso), quiet).toISOString()

describe('quiet hours', () => {
  test.each([
    ['2026-11-23T08:00:00Z', '2026-11-23T08:00:00.000Z', 'a Monday at nine: at once'],
    ['2026-11-23T16:59:00Z', '2026-11-23T16:59:00.000Z', 'one minute before six in the evening: at once'],
    ['2026-11-23T17:00:00Z', '2026-11-24T06:00:00.000Z', 'at six in the evening: the next morning'],
    ['2026-11-24T02:00:00Z', '2026-11-24T06:00:00.000Z', 'at three at night: the same morning'],
    ['2026-11-27T20:00:00Z', '2026-11-30T06:00:00.000Z', 'on a Friday evening: on Monday'],
    ['2026-11-29T10:00:00Z', '2026-11-30T06:00:00.000Z', 'on a Sunday at eleven: on Monday'],
    ['2026-11-10T20:00:00Z', '2026-11-12T06:00:00.000Z', 'before Independence Day: the day after it'],
    [
      '2026-12-23T20:00:00Z',
      '2026-12-28T06:00:00.000Z',
      'before Christmas Eve, which has been free since 2025: on the Monday after Christmas',
    ],
    ['2026-10-23T20:00:00Z', '2026-10-26T06:00:00.000Z', 'over the night when clocks go back: by winter time'],
    ['2026-03-27T20:00:00Z', '2026-03-30T05:00:00.000Z', 'over the night when clocks go forward: by summer time'],
  ])('%s leaves at %s (%s)', (now, wanted) => {
    expect(leaves(now)).toBe(wanted)
  })

  test('may be other ones, also within a day, or none', () => {
    const midday: Quiet = { quiet: true, quietFrom: 12, quietUntil: 14 }
    expect(leaves('2026-11-23T11:30:00Z', midday)).toBe('2026-11-23T13:00:00.000Z')
    expect(leaves('2026-11-23T20:00:00Z', midday)).toBe('2026-11-23T20:00:00.000Z')
    expect(leaves('2026-11-29T20:00:00Z', { ...USUAL_QUIET, quiet: false })).toBe('2026-11-29T20:00:00.000Z')
  })

  const instants = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2030-12-31T00:00:00Z'), noInvalidDate: true })
  const quiets = fc.record({
    quiet: fc.boolean(),
    quietFrom: fc.integer({ min: 0, max: 23 }),
    quietUntil: fc.integer({ min: 0, max: 23 }),
  })

  test('end for every mail, never before it was written and never within them', () => {
    fc.assert(
      fc.property(instants, quiets, (now, quiet) => {
        const leaving = leavesAt(now, quiet)
        expect(leaving.getTime()).toBeGreaterThanOrEqual(now.getTime())
        expect(isQuiet(leaving, quiet)).toBe(false)
        // Two weeks of Christmas and weekends are the longest wait.
        expect(leaving.getTime() - now.getTime()).toBeLessThan(9 * 86_400_000)
      }),
    )
  })

  test('leave no whole hour between the mail and its writing in which it might have left', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const leaving = leavesAt(now, USUAL_QUIET)
        for (let hour = now.getTime(); hour < leaving.getTime(); hour += 3_600_000) {
          expect(isQuiet(new Date(hour), USUAL_QUIET)).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('an hour of a day in Poland is that hour there', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 4, max: 23 }), (now, hour) => {
        const { day } = hourInPoland(now)
        expect(hourInPoland(atHour(day, hour))).toEqual({ day, hour })
      }),
    )
  })
})

describe('the mail of a day and of a week', () => {
  test('leaves in the morning of a working day, later than now', () => {
    expect(nextMorning(at('2026-11-23T06:00:00Z'), USUAL_QUIET).toISOString()).toBe('2026-11-24T06:00:00.000Z')
    expect(nextMorning(at('2026-11-23T05:59:59Z'), USUAL_QUIET).toISOString()).toBe('2026-11-23T06:00:00.000Z')
    expect(nextMorning(at('2026-11-27T08:00:00Z'), USUAL_QUIET).toISOString()).toBe('2026-11-30T06:00:00.000Z')
  })

  test('leaves on the chosen day of the week, or on the first working day after it', () => {
    const weekly = (iso: string, day: number) => nextWeekly(at(iso), USUAL_QUIET, day).toISOString()
    expect(weekly('2026-11-23T08:00:00Z', 1)).toBe('2026-11-30T06:00:00.000Z')
    expect(weekly('2026-11-23T08:00:00Z', 3)).toBe('2026-11-25T06:00:00.000Z')
    // Friday 25 December 2026 is free, and so is the weekend.
    expect(weekly('2026-12-23T08:00:00Z', 5)).toBe('2026-12-28T06:00:00.000Z')
    expect(weekly('2026-12-26T08:00:00Z', 5)).toBe('2026-12-28T06:00:00.000Z')
  })

  test('leaves once a week, whatever is told meanwhile', () => {
    const days = fc.integer({ min: 1, max: 5 })
    const moments = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2030-12-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, days, (now, day) => {
        const next = nextWeekly(now, USUAL_QUIET, day)
        expect(next.getTime()).toBeGreaterThan(now.getTime())
        expect(isWorkingDay(hourInPoland(next).day)).toBe(true)
        expect(weekday(hourInPoland(next).day) >= day || weekday(hourInPoland(next).day) < 3).toBe(true)
        const between = new Date((now.getTime() + next.getTime()) / 2)
        expect(nextWeekly(between, USUAL_QUIET, day)).toEqual(next)
      }),
    )
  })
})
