import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { leastTold, together, toldAs } from './bands.domain.ts'
import { type Band, type Counted, otherwise, partsOf, sumOf, type Told } from './same-telling.fixture.ts'

const database = await testDatabase()

/** What would be told of each of these tables of counts, by PostgreSQL itself. */
async function told(tables: readonly (readonly Counted[])[]): Promise<readonly (readonly Told[])[]> {
  const { rows } = await database.owner.query<{ no: string; told: Told }>(
    `select a.no, to_jsonb(t) as told from jsonb_array_elements($1::jsonb) with ordinality a (counts, no)
     cross join lateral casework.told_needs(a.counts) t order by a.no, to_jsonb(t)::text`,
    [JSON.stringify(tables)],
  )
  return tables.map((_, at) => rows.filter(({ no }) => Number(no) === at + 1).map(({ told: one }) => one))
}

const few = fc.integer({ min: 0, max: 4 })
const many = fc.integer({ min: 5, max: 23 })
const places = ['260401', '260402', '260403'].flatMap((unit_code) =>
  ['edukacja', 'zdrowie'].flatMap((area) =>
    ['nie-ma', 'koszt'].flatMap((reason) =>
      [1, 2].flatMap((quarter) => [true, false].map((standing) => ({ unit_code, area, reason, quarter, standing }))),
    ),
  ),
)
/** Tables from nearly empty to crowded with small counts. */
const table = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.array(fc.tuple(fc.nat(9), few, many), { minLength: 48, maxLength: 48 }))
  .map(([full, drawn]): readonly Counted[] =>
    places.flatMap((place, at) => {
      const [chance = 0, small = 0, large = 5] = drawn[at] ?? []
      const count = chance > full ? 0 : chance === full ? large : small
      return count === 0 ? [] : [{ ...place, count }]
    }),
  )

describe('what is told of counts', () => {
  test('holds the count, and never a number under five', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (counts) => {
        const [shown = []] = await told([counts])
        for (const one of shown) {
          const exact = sumOf(counts, one)
          expect([one.lo <= exact, exact <= one.hi]).toEqual([true, true])
          expect(leastTold(one) ?? 5).toBeGreaterThanOrEqual(5)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('of all tables together gives back no count under five: another count would be told in the very same way', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (counts) => {
        const [shown = []] = await told([counts])
        const small = shown.filter((one) => sumOf(counts, one) < 5)
        const others = small.flatMap((one) =>
          [1, 2, 3, 4]
            .filter((count) => count >= one.lo && count <= one.hi && count !== sumOf(counts, one))
            .map((count) => ({ one, count, counts: otherwise(shown, one, count) })),
        )
        // Each may be another number; a quarter on its own may be every number under five.
        expect(small.filter((one) => !others.some((other) => other.one === one))).toEqual([])
        expect(others.filter(({ one }) => one.level === 'quarter').length).toBe(
          3 * small.filter(({ level }) => level === 'quarter').length,
        )
        const again = await told(others.map((other) => other.counts))
        for (const [at, other] of others.entries()) {
          expect(sumOf(other.counts, other.one)).toBe(other.count)
          expect(again[at]).toEqual(shown)
        }
      }),
      { numRuns: 12 },
    )
  })

  test('of a sum says more than what its parts add up to, where that gives nothing away', async () => {
    const at = (unit_code: string, count: number): Counted => ({ ...at0, unit_code, count })
    const at0 = { area: 'zdrowie', reason: 'koszt', quarter: 1, standing: true }
    const [shown = []] = await told([['260401', '260402', '260403', '260404'].map((unit) => at(unit, 3))])
    expect(shown.find(({ level }) => level === 'powiat')).toMatchObject({ lo: 10, hi: 16 })
    // Sixteen would be four times four, and is told no closer.
    const [most = []] = await told([['260401', '260402', '260403', '260404'].map((unit) => at(unit, 4))])
    expect(most.find(({ level }) => level === 'powiat')).toMatchObject({ lo: 10, hi: 16 })
    expect(
      partsOf(
        most,
        most.find(({ level }) => level === 'powiat'),
      ).length,
    ).toBe(4)
  })
})

test('bands are said as they are: fewer than five, up to, or from and to', () => {
  expect(toldAs({ lo: 1, hi: 4 })).toEqual({ as: 'few' })
  expect(toldAs({ lo: 2, hi: 8 })).toEqual({ as: 'up_to', hi: 8 })
  expect(toldAs({ lo: 5, hi: 9 })).toEqual({ as: 'range', lo: 5, hi: 9 })
  expect(together([])).toBeNull()
  const bands: readonly Band[] = [
    { lo: 1, hi: 4 },
    { lo: 5, hi: 9 },
  ]
  expect(together(bands)).toEqual({ lo: 6, hi: 13 })
})
