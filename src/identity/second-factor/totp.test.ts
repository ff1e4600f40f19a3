import { describe, expect, test } from 'vitest'
import { base32, inGroups } from './base32.domain.ts'
import { asMade, recoveryCode, sixDigits } from './recovery-code.domain.ts'
import { codeOf, provenStep, stepAt } from './totp.server.ts'

const KEY = Buffer.from('12345678901234567890')
const seconds = (at: number) => new Date(at * 1000)

describe('codes of an app', () => {
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238, appendix B, at second %i: the last six of its eight digits', (at, eight) => {
    expect(codeOf(KEY, stepAt(seconds(at)))).toBe(eight.slice(-6))
  })

  test('are those of RFC 4226, appendix D', () => {
    const listed = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
    expect(listed.map((_, count) => codeOf(KEY, count))).toEqual(listed)
  })

  test('are taken from a clock that is one step slow or fast, and no more', () => {
    const now = seconds(1_800_000_000)
    const taken = [-2, -1, 0, 1, 2].map((drift) => provenStep(KEY, codeOf(KEY, stepAt(now) + drift), now, 0))
    expect(taken).toEqual([null, stepAt(now) - 1, stepAt(now), stepAt(now) + 1, null])
  })

  test('of a half minute that is used up, or before it, are not taken again', () => {
    const now = seconds(1_800_000_000)
    const code = (drift: number) => codeOf(KEY, stepAt(now) + drift)
    expect(provenStep(KEY, code(0), now, stepAt(now))).toBeNull()
    expect(provenStep(KEY, code(-1), now, stepAt(now))).toBeNull()
    expect(provenStep(KEY, code(1), now, stepAt(now))).toBe(stepAt(now) + 1)
  })

  test('that are no code at all are not taken', () => {
    for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
      expect(provenStep(KEY, typed, seconds(59), 0), typed).toBeNull()
    }
  })
})

describe('what is copied by hand', () => {
  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('a key is written as in RFC 4648, section 10: "%s"', (bytes, text) => {
    expect(base32(Buffer.from(bytes))).toBe(text)
  })

  test('stands in groups of four', () => {
    expect(inGroups(base32(KEY))).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
    expect(inGroups('k7mq2f9xhd3t', '-')).toBe('k7mq-2f9x-hd3t')
  })

  test('a code of an app may have spaces in it, and nothing else', () => {
    expect([' 123 456 ', '123\u00a0456', '123456'].map(sixDigits)).toEqual(['123456', '123456', '123456'])
    expect(['12345', '1234567', '12345a', '', 'k7mq-2f9x-hd3t'].map(sixDigits)).toEqual([null, null, null, null, null])
  })

  test('a recovery code has sixty bits, none of them in a letter that looks like a digit', () => {
    const random = Buffer.from(Array.from({ length: 32 }, (_, i) => i * 8 + 7))
    expect(recoveryCode(random)).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/)
    const every = Array.from({ length: 256 }, (_, byte) => recoveryCode(Buffer.alloc(12, byte))[0])
    expect(new Set(every).size).toBe(32)
  })

  test('a recovery code is known again however it was typed', () => {
    for (const typed of ['k7mq-2f9x-1d30', 'K7MQ 2F9X ID3O', 'k7mq2f9xLd3o', ' k7mq–2f9x–1d30 '])
      expect(asMade(typed), typed).toBe('k7mq2f9x1d30')
  })
})
