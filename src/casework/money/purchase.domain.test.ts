import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { type Entry, reversible, standingOf, sumsOf } from './ledger.domain.ts'
import { OpenSourceInput, PayPurchaseInput } from './money.schema.ts'
import { isTooLight, lightestFor, partOf, THRESHOLDS } from './purchase.domain.ts'

describe('procedures by amount', () => {
  test.each([
    [999_999, '2026-11-23', 'direct'],
    [1_000_000, '2026-11-23', 'inquiry'],
    [12_999_999, '2025-12-31', 'inquiry'],
    [13_000_000, '2025-12-31', 'procurement_act'],
    [13_000_000, '2026-01-01', 'inquiry'],
    [16_999_999, '2026-01-01', 'inquiry'],
    [17_000_000, '2026-01-01', 'procurement_act'],
  ] as const)('%i grosze on %s may be ordered at least by %s', (amount, day, procedure) => {
    expect(lightestFor(amount, localDate(day))).toBe(procedure)
  })

  test('a heavier procedure is always allowed', () => {
    expect(isTooLight('procurement_act', 100, localDate('2026-11-23'))).toBe(false)
    expect(isTooLight('direct', 17_000_000, localDate('2026-11-23'))).toBe(true)
  })

  test('every limit has its basis, and no two of one procedure hold on the same day', () => {
    for (const { basis } of THRESHOLDS) expect(basis.length).toBeGreaterThan(5)
    const [until, from] = THRESHOLDS.filter(({ procedure }) => procedure === 'inquiry')
    expect((until?.until ?? '') < (from?.from ?? '')).toBe(true)
  })

  test('a chapter lies in the part that it begins with', () => {
    expect(partOf('85504')).toBe('855')
  })
})

describe('what is typed', () => {
  const amountOf = (amount: string) => OpenSourceInput.shape.amount.safeParse(amount).data
  test.each([
    ['1 250,50', 125_050],
    ['60000', 6_000_000],
    ['0,01', 1],
    ['12.5 zł', 1_250],
  ])('%s is %i grosze', (typed, grosze) => {
    expect(amountOf(typed)).toBe(grosze)
  })
  test.each(['', '0', '-5', '1,234', '1e3', 'dużo', '1.000,00'])('%s is no amount', (typed) => {
    expect(amountOf(typed)).toBeUndefined()
  })
  const ksef = (typed: string) => PayPurchaseInput.shape.ksefNo.safeParse(typed)
  test('a KSeF number is checked for its form and its control sum, and may be left empty', () => {
    expect(ksef('5265877635-20250826-0100001af629-af').data).toBe('5265877635-20250826-0100001AF629-AF')
    expect(ksef('').success).toBe(true)
    for (const wrong of ['5265877635', '5265877635-20261120-0100001AF629', '526587763-20250826-0100001AF629-AF'])
      expect(ksef(wrong).success).toBe(false)
    // The example of the public documentation; one sign read wrongly is found wherever it stands.
    const right = '5265877635-20250826-0100001AF629-AF'
    for (const [index, sign] of [...right].entries())
      if (sign !== '-') {
        const other = sign === '0' ? '1' : '0'
        expect([index, ksef(right.slice(0, index) + other + right.slice(index + 1)).success]).toEqual([index, false])
      }
  })
})

describe('taking back', () => {
  test('leaves no sum below nothing, in whatever order entries are corrected', () => {
    const kinds = fc.constantFrom('planned' as const, 'committed' as const, 'spent' as const)
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, fc.integer({ min: 1, max: 1000 })), { maxLength: 30 }), (asked) => {
        let entries: readonly Entry[] = []
        for (const [kind, amount] of asked) {
          const { planned, committed, spent } = sumsOf(entries)
          const room = { planned: amount, committed: planned - committed, spent: committed - spent }[kind]
          if (amount <= room) entries = [...entries, { id: `${entries.length}`, kind, amount, reverses: null }]
          const oldest = entries.find((one) => one.reverses === null && standingOf(one, entries) > 0)
          if (!oldest || amount % 3 !== 0) continue
          const found = reversible(oldest, { entries, source: sumsOf(entries) })
          if ('amount' in found) {
            const back = { kind: oldest.kind, amount: found.amount, reverses: oldest.id }
            entries = [...entries, { id: `${entries.length}`, ...back }]
          }
          const now = sumsOf(entries)
          expect(now.spent).toBeGreaterThanOrEqual(0)
          expect(now.committed).toBeGreaterThanOrEqual(now.spent)
          expect(now.planned).toBeGreaterThanOrEqual(now.committed)
        }
      }),
    )
  })
})
