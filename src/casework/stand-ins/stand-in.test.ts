import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { judgeLeave, type Leave, lengthOf, standInState } from './stand-in.domain.ts'

const TODAY = localDate('2026-11-23')
const leave = (more: Partial<Leave> = {}): Leave => ({
  absentId: 'lead',
  standInId: 'second',
  from: TODAY,
  until: addDays(TODAY, 13),
  ...more,
})
const judged = (one: Leave, others: readonly Leave[] = []) => judgeLeave(one, { today: TODAY, longest: 90, others })

describe('a leave with a stand-in', () => {
  test('of two weeks from today is taken', () => {
    expect(judged(leave())).toBeNull()
    expect(lengthOf(leave())).toBe(14)
  })

  test.each([
    ['of somebody for themselves', { standInId: 'lead' }, 'same_person'],
    ['that ends before it begins', { until: addDays(TODAY, -1) }, 'ends_before_start'],
    ['that began yesterday', { from: addDays(TODAY, -1) }, 'day_past'],
    ['of ninety-one days', { until: addDays(TODAY, 90) }, 'too_long'],
  ] as const)('%s is refused', (_what, more, why) => {
    expect(judged(leave(more))).toBe(why)
  })

  test('of ninety days is the longest', () => {
    expect(judged(leave({ until: addDays(TODAY, 89) }))).toBeNull()
  })

  test.each([
    ['the absent person has a stand-in already', { standInId: 'third' }, 'already_named'],
    ['the stand-in is away', { absentId: 'second', standInId: 'third' }, 'stand_in_absent'],
    ['the absent person stands in for somebody', { absentId: 'third', standInId: 'lead' }, 'stands_in'],
  ] as const)('is refused where on one common day %s', (_what, more, why) => {
    const other = leave({ from: addDays(TODAY, 13), until: addDays(TODAY, 20), ...more })
    expect(judged(leave(), [other])).toBe(why)
    expect(judged(leave({ until: addDays(TODAY, 12) }), [other])).toBeNull()
  })

  test('whatever leaves are taken, nobody who stands in is away that day, and nobody has two stand-ins', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd')
    const asked = fc.record({ absentId: person, standInId: person, at: fc.nat(20), days: fc.nat(10) })
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 12 }), (all) => {
        const taken: Leave[] = []
        for (const { at, days, ...who } of all) {
          const one = { ...who, from: addDays(TODAY, at), until: addDays(TODAY, at + days) }
          if (judged(one, taken) === null) taken.push(one)
        }
        for (let n = 0; n <= 30; n += 1) {
          const day = addDays(TODAY, n)
          const then = taken.filter(({ from, until }) => from <= day && day <= until)
          const away = then.map(({ absentId }) => absentId)
          expect(new Set(away).size).toBe(away.length)
          expect(then.filter(({ standInId }) => away.includes(standInId))).toEqual([])
        }
      }),
    )
  })

  test('is told by the day', () => {
    const at = (from: number, until: number, endedAt: Date | null = null) =>
      standInState({ from: addDays(TODAY, from), until: addDays(TODAY, until), endedAt }, TODAY)
    expect([at(0, 0), at(1, 2), at(-3, -1), at(0, 3, new Date('2026-11-23'))]).toEqual([
      ...['running', 'coming', 'over', 'ended'],
    ])
  })
})
