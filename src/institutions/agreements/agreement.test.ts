import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { type AgreementDays, gapsIn, lastDay, stateOn } from './agreement.domain.ts'

const days = (
  signed: string,
  from: string,
  until: string | null = null,
  ended: string | null = null,
): AgreementDays => ({
  signedOn: localDate(signed),
  from: localDate(from),
  until: until === null ? null : localDate(until),
  endedOn: ended === null ? null : localDate(ended),
})

describe('the days of an agreement', () => {
  const year = days('2025-12-15', '2026-01-01', '2026-12-31')

  test.each([
    ['2025-12-31', 'not_yet'],
    ['2026-01-01', 'in_force'],
    ['2026-12-31', 'in_force'],
    ['2027-01-01', 'ended'],
  ])('on %s it is %s: the first and the last day count', (today, state) => {
    expect(stateOn(year, localDate(today))).toBe(state)
  })

  test('ending it early moves the last day, never beyond the agreed one', () => {
    expect(lastDay(days('2026-01-01', '2026-01-01', '2026-12-31', '2026-06-30'))).toBe('2026-06-30')
    expect(lastDay(days('2026-01-01', '2026-01-01', null, '2026-06-30'))).toBe('2026-06-30')
    expect(lastDay(days('2026-01-01', '2026-01-01'))).toBeNull()
  })
})

describe('gaps in the history', () => {
  test('there is none when one follows the other', () => {
    expect(gapsIn([days('2025-12-01', '2026-01-01', '2026-06-30'), days('2026-06-20', '2026-07-01')])).toEqual([])
  })

  test('an annex signed late leaves the days until its signature a gap, covered from its effective day', () => {
    expect(
      gapsIn([days('2025-12-01', '2026-01-01', '2026-06-30'), days('2026-09-15', '2026-07-01', '2026-12-31')]),
    ).toEqual([{ from: '2026-07-01', until: '2026-09-14', coveredFrom: '2026-07-01' }])
  })

  test('an annex that covers a part of the gap says from which day', () => {
    expect(gapsIn([days('2025-12-01', '2026-01-01', '2026-06-30'), days('2026-09-15', '2026-08-01')])).toMatchObject([
      { coveredFrom: '2026-08-01' },
    ])
  })

  test('a new agreement after a pause leaves the pause uncovered', () => {
    expect(
      gapsIn([days('2026-09-01', '2026-09-15'), days('2025-12-01', '2026-01-01', '2026-12-31', '2026-06-30')]),
    ).toEqual([{ from: '2026-07-01', until: '2026-09-14', coveredFrom: null }])
  })

  test('a longer agreement bridges what a shorter one leaves open', () => {
    const long = days('2025-12-01', '2026-01-01', '2026-12-31')
    const short = days('2026-02-01', '2026-02-01', '2026-03-31')
    expect(gapsIn([long, short, days('2026-12-01', '2027-01-01')])).toEqual([])
    expect(gapsIn([days('2025-12-01', '2026-01-01'), short])).toEqual([])
  })
})
