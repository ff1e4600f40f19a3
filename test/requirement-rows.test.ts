import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Requirements of the law on families' data, by their row in the table from which this product was ordered. Each has a test named by it. */
const ROWS = [1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 35, 52, 53]

/** `(row 8)` or `(rows 8, 23)` at the end of the name of a test. */
const named = globSync('{src,test,e2e}/**/*.test.{ts,tsx}').flatMap((file) => {
  const text = readFileSync(file, 'utf8')
  const ends = [...text.matchAll(/\(rows? (\d+(?:, \d+)*)\)['"`],?\s*(?:\{|async|\(|$)/gm)]
  return ends.flatMap(([, rows = '']) => rows.split(', ').map((row) => ({ file, row: Number(row) })))
})

test('each requirement of the table has a test that is named by its row', () => {
  const tested = new Set(named.map(({ row }) => row))
  expect(ROWS.filter((row) => !tested.has(row))).toEqual([])
})

test('no test names a row that is not in the table', () => {
  expect(named.filter(({ row }) => row < 1 || row > 55)).toEqual([])
})
