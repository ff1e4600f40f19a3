import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstOverlap } from './sitting.domain.ts'

describe('parts of a sitting', () => {
  test('may touch and may not overlap, in whatever order they are written', () => {
    expect(
      firstOverlap([
        { time: '10:00', minutes: 30 },
        { time: '10:30', minutes: 30 },
      ]),
    ).toBe(-1)
    expect(
      firstOverlap([
        { time: '10:30', minutes: 30 },
        { time: '10:00', minutes: 31 },
      ]),
    ).toBe(1)
    expect(
      firstOverlap([
        { time: '10:00', minutes: 60 },
        { time: '10:15', minutes: 5 },
      ]),
    ).toBe(1)
    expect(firstOverlap([])).toBe(-1)
  })

  test('one after another never overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 40 }), { maxLength: 8 }), (lengths) => {
        let at = 8 * 60
        const slots = lengths.map((minutes) => {
          const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
          at += minutes
          return { time, minutes }
        })
        expect(firstOverlap(slots.toReversed())).toBe(-1)
      }),
    )
  })
})
