import { array, constantFrom, assert as holds, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readKrs, readNip, readPhone, readPostalCode, readRegon, readRspo, showPhone } from './identifiers.domain.ts'

const digits = (count: number) => array(integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
const sum = (values: readonly number[], weights: readonly number[]) =>
  weights.reduce((all, w, i) => all + w * (values[i] ?? 0), 0)
const changed = (text: string, at: number, to: string) => text.slice(0, at) + to + text.slice(at + 1)

describe('NIP', () => {
  test.each([
    ['1234563218', '1234563218'],
    ['5260250274', '5260250274'],
    ['123-456-32-18', '1234563218'],
    ['PL 526 025 02 74', '5260250274'],
    ['pl5260250274', '5260250274'],
  ])('%s is right', (typed, kept) => {
    expect(readNip(typed)).toEqual({ ok: true, value: kept })
  })

  test.each([
    '1234563217',
    '0000000000',
    '123456321',
    '12345632188',
    '',
    'abcdefghij',
    '١٢٣٤٥٦٣٢١٨',
    '1234563218; drop table',
  ])('“%s” is refused at its field', (typed) => {
    expect(readNip(typed)).toEqual({ ok: false, refusal: 'nip_wrong', why: { field: 'nip' } })
  })

  test('a number whose remainder is 10 has no check digit at all', () => {
    const none = '000000003'
    expect(sum([...none].map(Number), [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11).toBe(10)
    for (let last = 0; last <= 9; last += 1) expect(readNip(`${none}${last}`).ok).toBe(false)
  })

  test('every rightly made number is right, and no single wrong digit goes unseen', () => {
    holds(
      property(digits(9), integer({ min: 0, max: 9 }), integer({ min: 1, max: 9 }), (nine, at, shift) => {
        const check = sum(nine, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11
        const text = `${nine.join('')}${check}`
        if (check === 10 || /^0+$/.test(text)) return
        expect(readNip(text).ok).toBe(true)
        expect(readNip(changed(text, at, String((Number(text[at]) + shift) % 10))).ok).toBe(false)
      }),
    )
  })
})

describe('REGON', () => {
  test.each(['123456785', '000331501', '12345678512347'])('%s is right', (typed) => {
    expect(readRegon(typed)).toEqual({ ok: true, value: typed })
  })

  test.each([
    '123456784',
    '000000000',
    '00000000000000',
    '12345678512346',
    '12345678412347',
    '12345678',
    '1234567851234',
    '',
  ])('“%s” is refused at its field', (typed) => {
    expect(readRegon(typed)).toEqual({ ok: false, refusal: 'regon_wrong', why: { field: 'regon' } })
  })

  test('every rightly made number is right, of nine digits and of fourteen', () => {
    holds(
      property(digits(8), digits(4), (eight, four) => {
        const nine = [...eight, (sum(eight, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10]
        if (nine.every((digit) => digit === 0)) return
        expect(readRegon(nine.join('')).ok).toBe(true)
        const thirteen = [...nine, ...four]
        const last = (sum(thirteen, [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11) % 10
        expect(readRegon([...thirteen, last].join('')).ok).toBe(true)
        expect(readRegon([...thirteen, (last + 1) % 10].join('')).ok).toBe(false)
      }),
    )
  })

  test('a wrong last digit of nine never goes unseen', () => {
    holds(
      property(constantFrom('123456785', '000331501'), integer({ min: 1, max: 9 }), (text, shift) => {
        expect(readRegon(changed(text, 8, String((Number(text[8]) + shift) % 10))).ok).toBe(false)
      }),
    )
  })
})

describe('numbers without a check digit', () => {
  test.each([
    [readRspo, '12345', '12345'],
    [readRspo, '1234567', '1234567'],
    [readKrs, '0000123456', '0000123456'],
    [readPostalCode, '28-363', '28-363'],
    [readPostalCode, '28363', '28-363'],
    [readPhone, '41 386 00 00', '+48413860000'],
    [readPhone, '(41) 386-00-00', '+48413860000'],
    [readPhone, '+48 413 860 000', '+48413860000'],
    [readPhone, '0048413860000', '+48413860000'],
  ] as const)('%# are kept in one spelling', (read, typed, kept) => {
    expect(read(typed)).toEqual({ ok: true, value: kept })
  })

  test.each([
    [readRspo, '0123'],
    [readRspo, '12345678'],
    [readKrs, '123456'],
    [readKrs, '0000000000'],
    [readPostalCode, '2836'],
    [readPostalCode, 'AB-123'],
    [readPhone, '12345678'],
    [readPhone, '012345678'],
    [readPhone, '+49413860000'],
  ] as const)('%# are refused when they cannot be right', (read, typed) => {
    expect(read(typed).ok).toBe(false)
  })

  test('a telephone is shown in groups', () => {
    expect(showPhone('+48413860000')).toBe('+48 413 860 000')
  })
})
