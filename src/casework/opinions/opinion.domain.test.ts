import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { hasReached, opinionBarred } from './opinion.domain.ts'

const TODAY = localDate('2026-11-23')

describe('the own opinion of a child', () => {
  test.each([
    ['2013-11-23', null],
    ['2013-11-24', 'too_young'],
    ['2013-11-22', null],
    ['2020-01-01', 'too_young'],
  ])('born on %s: %s on 23 November 2026', (born, bar) => {
    expect(opinionBarred({ adult: false, born: localDate(born) }, TODAY)).toBe(bar)
  })

  test('is asked for on 28 February of somebody born on the 29th', () => {
    const born = localDate('2012-02-29')
    expect(hasReached(13, born, localDate('2025-02-27'))).toBe(false)
    expect(hasReached(13, born, localDate('2025-02-28'))).toBe(true)
    expect(hasReached(16, born, localDate('2028-02-28'))).toBe(false)
    expect(hasReached(16, born, localDate('2028-02-29'))).toBe(true)
  })

  test('is for children whose day of birth is known', () => {
    expect(opinionBarred({ adult: true, born: localDate('2000-01-01') }, TODAY)).toBe('not_a_child')
    expect(opinionBarred({ adult: false, born: null }, TODAY)).toBe('birth_day_unknown')
  })
})
