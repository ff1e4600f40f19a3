import { describe, expect, test } from 'vitest'
import { writtenDay } from './written-day.ts'

describe('a day as people write it', () => {
  test.each([
    '2026-09-01',
    '1.09.2026',
    '01.09.2026 r.',
    '01/09/2026',
    '1-9-2026',
    '2026.09.01',
    '2026-09-01 00:00:00',
    '2026-09-01T00:00:00.000Z',
    ' 1 września 2026 roku ',
    '1 wrzesnia 2026r.',
    '1 IX 2026',
    '1. 9. 2026',
  ])('“%s” is the first of September', (text) => {
    expect(writtenDay(text)).toBe('2026-09-01')
  })

  test.each([
    ['5 maja 2020', '2020-05-05'],
    ['5 maj 2020', '2020-05-05'],
    ['8 marca 2020', '2020-03-08'],
    ['31 października 2019', '2019-10-31'],
    ['2 V 2020', '2020-05-02'],
    ['1 wrześ 2026', '2026-09-01'],
    ['29.02.2024', '2024-02-29'],
  ])('“%s” is %s', (text, day) => {
    expect(writtenDay(text)).toBe(day)
  })

  test.each([
    '',
    '1.09.26',
    '29.02.2026',
    '31.04.2026',
    '2026-13-01',
    '1 smarca 2026',
    'wczoraj',
    '46266',
    '1.9.20266',
  ])('“%s” is no day', (text) => {
    expect(writtenDay(text)).toBeNull()
  })
})
