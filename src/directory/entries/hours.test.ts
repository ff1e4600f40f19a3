import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoursByDay, inARow, monthly, readRanges, tellHours, weekly } from './hours.domain.ts'

describe('hours as people type them', () => {
  test.each([
    ['8–15:30', [{ opens: '08:00', closes: '15:30' }]],
    [
      '8.00-12.00; 14-18',
      [
        { opens: '08:00', closes: '12:00' },
        { opens: '14:00', closes: '18:00' },
      ],
    ],
    ['0-24', [{ opens: '00:00', closes: '24:00' }]],
    ['', []],
  ])('"%s" is read', (text, ranges) => expect(readRanges(text)).toEqual(ranges))

  test.each(['rano', '15-8', '8-8', '8-25', '8:75-9', '8-12-14', '8', '8–12,'])('"%s" is not hours', (text) =>
    expect(readRanges(text)).toBeNull(),
  )
})

describe('hours as rules of RFC 5545', () => {
  const office = { opens: '08:00', closes: '15:30' }
  test('days with the same hours share one rule', () => {
    const week = [[office], [office], [{ opens: '10:00', closes: '17:00' }], [office], [office], [], []]
    expect(weekly(week)).toEqual([
      { rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,TH,FR', ...office },
      { rrule: 'FREQ=WEEKLY;BYDAY=WE', opens: '10:00', closes: '17:00' },
    ])
  })

  test('a day of a month is told as such', () => {
    expect(tellHours(monthly('-1', 'FR', office))).toEqual({ every: 'month', nth: '-1', day: 'FR', ...office })
  })

  test.each(['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=MONTHLY;BYDAY=5MO', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'])(
    'a rule that this product does not write is not told in other words: %s',
    (rrule) => expect(tellHours({ rrule, ...office })).toBeNull(),
  )

  test('three days or more that follow each other are told as from and to', () => {
    expect(inARow(['MO', 'TU', 'WE'])).toEqual(['MO', 'WE'])
    expect(inARow(['MO', 'TU'])).toBeNull()
    expect(inARow(['MO', 'WE', 'TH'])).toBeNull()
  })

  test('whatever a week is typed as comes back into the form as it was', () => {
    const hour = fc.integer({ min: 0, max: 11 })
    const day = fc
      .option(fc.tuple(hour, hour), { nil: null })
      .map((pair) => (pair ? `${pair[0]}:00–${pair[1] + 12}:30` : ''))
    fc.assert(
      fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), (typed) => {
        const kept = weekly(typed.map((text) => readRanges(text) ?? []))
        expect(hoursByDay(kept).week).toEqual(typed)
      }),
    )
  })
})
