import { expect, test } from 'vitest'
import { localDate } from '#kernel'
import { categoryMark, destroyFrom, type Keeping, SYMBOL } from './file-class.domain.ts'

const B = (years: number): Keeping => ({ category: 'B', years })
const A: Keeping = { category: 'A', years: null }
const BC: Keeping = { category: 'Bc', years: null }

test.each([
  ['2026-03-05', B(10), '2037-01-01'],
  ['2026-12-31', B(10), '2037-01-01'],
  ['2027-01-01', B(10), '2038-01-01'],
  ['2026-12-31', B(5), '2032-01-01'],
  ['2027-01-01', B(5), '2033-01-01'],
  ['2024-02-29', B(50), '2075-01-01'],
  ['2026-03-05', { category: 'BE', years: 25 } as const, '2052-01-01'],
  ['2026-03-05', BC, '2027-01-01'],
  ['2026-12-31', BC, '2027-01-01'],
] as const)(
  'a case closed on %s in class %o is destroyed not before %s (table of conventions, row 18)',
  (closed, keeping, day) => {
    expect(destroyFrom(localDate(closed), keeping)).toBe(day)
  },
)

test('what is kept for ever has no such day (row 18)', () => {
  expect(destroyFrom(localDate('1990-01-01'), A)).toBeNull()
})

test('a category is written as on papers', () => {
  expect([A, B(10), { category: 'BE', years: 5 } as const, BC].map(categoryMark)).toEqual(['A', 'B10', 'BE5', 'Bc'])
})

test('a symbol of the plan is digits, with one part after a dot or a dash', () => {
  expect(['8123', '8123.2', '512-10', '5'].filter((one) => !SYMBOL.test(one))).toEqual([])
  expect(['', 'PS.8123', '8123.', '8123.1.2', '81 23'].filter((one) => SYMBOL.test(one))).toEqual([])
})
