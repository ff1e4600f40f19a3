import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { type AuditedLook, MANY_CASES, type Sign, unusualLooks } from './look-signs.domain.ts'

/** A Monday. */
const usual: AuditedLook = {
  caseId: 'a',
  code: 'KLON-101',
  personId: 'p',
  day: localDate('2026-11-23'),
  hour: 10,
  looks: 1,
  ...{ seated: true, inEmergency: false, acted: false, namesake: false },
}
const signs = (...looks: readonly Partial<AuditedLook>[]): readonly Sign[] =>
  unusualLooks(looks.map((one) => ({ ...usual, ...one }))).map(({ sign }) => sign)

describe('an unusual look', () => {
  test.each<[string, Partial<AuditedLook>, readonly Sign[]]>([
    ['a member of the team on a working day', {}, []],
    ['somebody without a seat of the case who did something in it', { seated: false, acted: true }, []],
    ['somebody without a seat who did nothing', { seated: false }, ['no_part']],
    ['somebody who opened it in an emergency at night', { seated: false, inEmergency: true, hour: 3 }, []],
    ['somebody of the family’s name', { namesake: true }, ['own_surname']],
    ['at six in the morning', { hour: 6 }, []],
    ['before six', { hour: 5 }, ['odd_hours']],
    ['before eight in the evening', { hour: 19 }, []],
    ['at eight in the evening', { hour: 20 }, ['odd_hours']],
    ['on a Saturday', { day: localDate('2026-11-21') }, ['odd_hours']],
    ['on a holiday in the middle of the week', { day: localDate('2026-11-11') }, ['odd_hours']],
    ['on Christmas Eve, a day off since 2025', { day: localDate('2026-12-24') }, ['odd_hours']],
  ])('by %s', (_, look, expected) => {
    expect(signs(look)).toEqual(expected)
  })

  const inARow = (count: number, more: Partial<AuditedLook> = {}) =>
    Array.from({ length: count }, (_, i) => ({ ...more, caseId: `c${i}`, code: `KLON-${100 + i}` }))

  test('many cases in one hour are told once, under the first of them', () => {
    expect(signs(...inARow(MANY_CASES - 1))).toEqual([])
    expect(signs(...inARow(MANY_CASES))).toEqual(['many_cases'])
    const found = unusualLooks(inARow(MANY_CASES).map((one) => ({ ...usual, ...one })))
    expect(found.map(({ code }) => code)).toEqual(['KLON-100'])
  })

  test('the same case opened often is not many cases, and two people are not one', () => {
    expect(signs(...Array.from({ length: MANY_CASES * 2 }, () => ({})))).toEqual([])
    const half = inARow(MANY_CASES / 2)
    const other = inARow(MANY_CASES / 2, { personId: 'q' }).map((one) => ({
      ...one,
      caseId: `x${one.caseId}`,
      code: `X${one.code}`,
    }))
    expect(signs(...half, ...other)).toEqual([])
  })

  test('is told once for a case, a person and a day', () => {
    expect(signs({ hour: 21 }, { hour: 22 })).toEqual(['odd_hours'])
  })
})
