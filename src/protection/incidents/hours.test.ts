import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { showInstant } from '#platform'
import { HOURS, hoursOf } from './hours.domain.ts'
import { instantInPoland } from './poland-time.domain.ts'

const at = (day: string, time: string) => instantInPoland(localDate(day), time)

describe('the hours of the law after an incident', () => {
  test.each([
    // clock, found, due as the clocks in Poland show it
    ['office', '2026-11-20', '16:00', '23.11.2026, 16:00'],
    ['early_warning', '2026-11-20', '16:00', '21.11.2026, 16:00'],
    // The night of 25 October 2026 is an hour longer, that of 28 March 2027 an hour shorter.
    ['office', '2026-10-24', '20:00', '27.10.2026, 19:00'],
    ['early_warning', '2026-10-24', '20:00', '25.10.2026, 19:00'],
    ['office', '2027-03-27', '20:00', '30.03.2027, 21:00'],
    ['early_warning', '2027-03-27', '20:00', '28.03.2027, 21:00'],
    ['security', '2027-03-27', '20:00', '30.03.2027, 21:00'],
    // Weekends and days off do not move them.
    ['office', '2026-12-23', '10:00', '26.12.2026, 10:00'],
  ] as const)('%s: found on %s at %s, to be told until %s (row 15)', (clock, day, time, due) => {
    const found = at(day, time)
    const hours = hoursOf(clock, found, null, found)
    expect(showInstant(hours.due)).toBe(due)
    expect(hours).toMatchObject({ state: 'running', minutes: HOURS[clock] * 60 })
  })

  test('count exactly across both nights, whenever it was found (row 15)', () => {
    const starts = fc.integer({ min: Date.UTC(2026, 9, 20), max: Date.UTC(2027, 3, 2) })
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 72 * 60 }), (start, minutes) => {
        const found = new Date(start)
        const now = new Date(start + minutes * 60_000)
        expect(hoursOf('office', found, null, now).minutes).toBe(72 * 60 - minutes)
      }),
    )
  })

  test('say how it ended: in time up to the last moment, late after it (row 15)', () => {
    const found = at('2026-10-24', '20:00')
    const last = at('2026-10-27', '19:00')
    expect(hoursOf('office', found, last, last)).toMatchObject({ state: 'in_time', minutes: 4320 })
    const later = new Date(last.getTime() + 1)
    expect(hoursOf('office', found, later, later).state).toBe('late')
    expect(hoursOf('office', found, null, last).state).toBe('running')
    expect(hoursOf('office', found, null, at('2026-10-27', '21:30'))).toMatchObject({ state: 'passed', minutes: -150 })
  })
})

describe('an hour on the clocks of Poland', () => {
  test.each([
    ['2026-07-01', '12:00', '2026-07-01T10:00:00.000Z'],
    ['2026-12-01', '00:00', '2026-11-30T23:00:00.000Z'],
    // Comes twice: the first of the two, so that nothing ends too late.
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    // Never comes: half an hour after the clocks were moved.
    ['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
  ])('%s %s', (day, time, instant) => {
    expect(at(day, time).toISOString()).toBe(instant)
  })
})
