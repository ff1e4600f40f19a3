import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ruralModel } from '#test/world.ts'
import type { ModelDocument } from '../definition/document.ts'
import { bandOf, type Counted, countedElements, fewestTold, toldFigures } from './figures.domain.ts'

// The file passes the check of models in its own tests.
const rural = ruralModel() as ModelDocument
const stay = (element: string, cases: number): Counted => ({ measure: 'stay', element, cases, part: 0, days: 9 })
const step = (element: string, cases: number, part: number): Counted => ({
  measure: 'step',
  element,
  cases,
  part,
  days: null,
})
const thresholds = fc.constantFrom(5, 6, 8, 12)
/** Every count from which the same would be told. */
const candidates = (count: number, fewest: number, most: number): readonly number[] => {
  const [now] = toldFigures([stay('x', count)], fewest)
  return Array.from({ length: most + 1 }, (_, one) => one).filter((one) => {
    const [other] = toldFigures([stay('x', one)], fewest)
    return JSON.stringify(other) === JSON.stringify(now)
  })
}

describe('figures of practice as they may be told', () => {
  test.each([
    [5, 5],
    [9, 5],
    [10, 10],
    [19, 10],
    [20, 20],
    [49, 20],
    [50, 50],
    [99, 50],
    [100, 100],
    [3000, 2000],
  ])('%i cases are told as at least %i', (cases, atLeast) => {
    expect(bandOf(cases, 5)).toBe(atLeast)
  })

  test.each([
    [step('a', 4, 4), { hidden: true }],
    [step('a', 12, 12), { percent: 100 }],
    [step('a', 12, 0), { percent: 0 }],
    [step('a', 12, 11), { hidden: true }],
    [step('a', 12, 3), { hidden: true }],
    [step('a', 400, 393), { percent: 90 }],
    [step('a', 20, 13), { percent: 70 }],
    [stay('a', 4), { hidden: true, days: null, atLeast: null }],
    [stay('a', 6), { atLeast: 5, days: 9 }],
  ])('%j reads %j', (counted, expected) => {
    expect(toldFigures([counted], 5)[0]).toMatchObject(expected)
  })

  test('nothing is told of what happened in no case', () => {
    expect(toldFigures([stay('a', 0)], 5)).toEqual([])
  })

  test('a share beside the number of cases of its stage never says how many few there were', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), thresholds, (did, others, fewest) => {
        const [told] = toldFigures([step('a', did + others, did)], fewest)
        const isFew = (count: number) => count > 0 && count < fewest
        if (told && !told.hidden) expect(isFew(did) || isFew(others)).toBe(false)
      }),
    )
  })

  test('no hidden figure can be worked out from a sum and its other parts, whichever of them are told', () => {
    const small = fc.nat(24)
    fc.assert(
      fc.property(fc.array(small, { minLength: 2, maxLength: 4 }), thresholds, (parts, fewest) => {
        const total = parts.reduce((sum, part) => sum + part, 0)
        const possible = parts.map((part) => candidates(part, fewest, 60))
        const sums = new Set(candidates(total, fewest, 200))
        for (const [no, part] of parts.entries()) {
          if (part === 0 || part >= fewest) continue
          const others = possible.filter((_, other) => other !== no)
          const fitting = (possible[no] ?? []).filter((one) => reaches(one, others, sums))
          expect(fitting.length).toBeGreaterThan(1)
        }
      }),
    )
  })

  test('a model may hide more than five and never less', () => {
    const withValue = (value: number): ModelDocument => ({
      ...rural,
      params: rural.params.map((one) => (one.id === 'prog-malych-liczb' ? { ...one, value } : one)),
    })
    expect([fewestTold(rural), fewestTold(withValue(9)), fewestTold(withValue(2))]).toEqual([5, 9, 5])
    expect(fewestTold({ ...rural, params: [] })).toBe(5)
  })

  test('every counted element stands under a paragraph of its version', () => {
    const known = new Set(rural.handbook.chapters.flatMap(({ paragraphs }) => paragraphs.map(({ id }) => id)))
    const counted = countedElements(rural)
    expect(counted.length).toBeGreaterThan(40)
    for (const { clause } of counted) expect(known).toContain(clause)
  })
})

/** Whether some choice of the other parts, each from what it may be, makes one of the sums with this part. */
function reaches(part: number, others: readonly (readonly number[])[], sums: ReadonlySet<number>): boolean {
  let reached = new Set([part])
  for (const other of others) reached = new Set([...reached].flatMap((sum) => other.map((one) => sum + one)))
  return [...reached].some((sum) => sums.has(sum))
}
