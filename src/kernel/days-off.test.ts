import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  daysOff,
  deadlineAfter,
  deadlineBefore,
  isDayOff,
  isWorkingDay,
  localDate,
  type TimeUnit,
  workingDaysBetween,
} from './index.ts'

const aDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((d) => localDate(d.toISOString().slice(0, 10)))

describe('Polish days off', () => {
  test.each([
    ['2024-12-24', false],
    ['2025-12-24', true],
    ['2026-04-05', true],
    ['2026-04-06', true],
    ['2026-05-24', true],
    ['2026-06-04', true],
    ['2026-01-06', true],
    ['2010-01-06', false],
    ['2026-11-11', true],
    ['2026-05-02', false],
  ])('%s is a day off: %s', (day, off) => {
    expect(isDayOff(localDate(day))).toBe(off)
  })

  test('a year has fourteen statutory days off since Christmas Eve is one', () => {
    expect(daysOff(2026).size).toBe(14)
    expect(daysOff(2024).size).toBe(13)
  })
})

describe('deadlines by the Code of Administrative Procedure, art. 57', () => {
  test.each<[string, number, TimeUnit, string]>([
    ['2026-12-10', 14, 'calendar_days', '2026-12-28'],
    ['2026-04-24', 7, 'calendar_days', '2026-05-04'],
    ['2027-01-31', 1, 'months', '2027-03-01'],
    ['2026-10-31', 1, 'months', '2026-11-30'],
    ['2026-12-21', 5, 'working_days', '2026-12-30'],
    ['2026-12-22', 3, 'working_days', '2026-12-29'],
    ['2026-04-30', 2, 'working_days', '2026-05-05'],
    ['2026-12-14', 14, 'working_days', '2027-01-07'],
  ])('from %s, %i %s end on %s', (from, amount, unit, end) => {
    expect(deadlineAfter(localDate(from), amount, unit)).toBe(end)
  })

  test('a period never ends on a Saturday, a Sunday or a day off, whichever way it is counted', () => {
    fc.assert(
      fc.property(
        aDay,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom<TimeUnit>('calendar_days', 'working_days', 'months'),
        (day, amount, unit) => {
          expect(isWorkingDay(deadlineAfter(day, amount, unit))).toBe(true)
          expect(isWorkingDay(deadlineBefore(day, amount, unit))).toBe(true)
        },
      ),
    )
  })

  test('counted back, an invitation that would fall on a day off goes out earlier', () => {
    expect(deadlineBefore(localDate('2026-12-31'), 7, 'calendar_days')).toBe('2026-12-23')
  })

  test('working days between two days are those that a calendar shows, either way', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 800 }), (from, n) => {
        const to = addDays(from, n)
        const days = Array.from({ length: n }, (_, i) => addDays(from, i + 1)).filter(isWorkingDay)
        expect(workingDaysBetween(from, to)).toBe(days.length)
        expect(workingDaysBetween(to, from) + days.length).toBe(0)
      }),
    )
  })

  test('working days between two days agree with counting them one by one', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 40 }), (day, amount) => {
        expect(workingDaysBetween(day, deadlineAfter(day, amount, 'working_days'))).toBe(amount)
      }),
    )
  })
})

describe('calendar days', () => {
  test('a month later than the 31st is the last day of a shorter month', () => {
    expect(addMonths(localDate('2027-01-31'), 1)).toBe('2027-02-28')
    expect(addMonths(localDate('2028-03-31'), -1)).toBe('2028-02-29')
  })

  test('adding and counting days agree across clock changes', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -800, max: 800 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n)
      }),
    )
  })

  test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', ''])('"%s" is not a day', (text) => {
    expect(() => localDate(text)).toThrow()
  })
})
