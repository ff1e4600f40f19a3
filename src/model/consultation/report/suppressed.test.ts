import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suppressed } from './suppressed.domain.ts'

const told = (counts: Record<string, number>) => {
  const { rows, total } = suppressed(counts)
  return { ...Object.fromEntries(rows.map(({ of, count }) => [of, count])), total }
}

describe('counts of people at meetings, as they are published', () => {
  test.each<[Record<string, number>, Record<string, unknown>]>([
    [
      { education: 12, health: 7 },
      { education: 12, health: 7, total: 19 },
    ],
    [
      { education: 12, health: 7, police: 1 },
      { education: 12, health: 'hidden', police: 'hidden', total: 20 },
    ],
    [
      { education: 12, health: 4, police: 3 },
      { education: 12, health: 'few', police: 'few', total: 19 },
    ],
    [
      { education: 12, health: 2, police: 1 },
      { education: 'hidden', health: 'hidden', police: 'hidden', total: 15 },
    ],
    [{ police: 2 }, { police: 'few', total: 'few' }],
    [
      { police: 0, education: 5 },
      { education: 5, total: 5 },
    ],
    [{}, { total: 'few' }],
  ])('%j reads %j', (counts, expected) => {
    expect(told(counts)).toEqual(expected)
  })

  test('no count below five can be worked out from the others and the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (numbers) => {
        const counts = Object.fromEntries(numbers.map((count, no) => [`s${no}`, count]))
        const { rows, total } = suppressed(counts)
        for (const { count } of rows) expect(typeof count !== 'number' || count >= 5).toBe(true)
        const hidden = rows.filter(({ count }) => typeof count !== 'number')
        if (typeof total === 'number') expect(hidden.length === 1).toBe(false)
      }),
    )
  })
})
