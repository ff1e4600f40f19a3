import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { qrCode } from './qr.domain.ts'
import { correctionOf } from './qr-codewords.domain.ts'

const drawn = (text: string): string =>
  (qrCode(text) ?? []).map((row) => row.map((dark) => (dark ? '#' : '.')).join('')).join('\n')

describe('the picture that a phone scans', () => {
  test('is corrected as in the example of ISO/IEC 18004, annex I', () => {
    const data = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11]
    expect(correctionOf(data, 10)).toEqual([0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55])
  })

  test('looks as it did when an independent reader read it', () => {
    expect(drawn('Kooperacja')).toMatchInlineSnapshot(`
      "#######..#..#.#######
      #.....#.#..#..#.....#
      #.###.#..#.#..#.###.#
      #.###.#..###..#.###.#
      #.###.#.#.###.#.###.#
      #.....#..###..#.....#
      #######.#.#.#.#######
      ..........#..........
      #.#.#.#...#.#...#..#.
      #.#.#...####.#.##.###
      #..##.###.##.#.###.##
      #....#..#..##.......#
      ...#######.#....#....
      ........#.#..####.##.
      #######...#.#..###.##
      #.....#..##....##..##
      #.###.#.###.#...##...
      #.###.#..###.#..##.#.
      #.###.#.#..#.####.#.#
      #.....#..#####.....#.
      #######.####..###..##"
    `)
  })

  test.each([
    [20, 25, 'fbd3d50654a815d6'],
    [40, 29, 'f70d4e6c91fcc3c9'],
    [60, 33, '955c72ea9b488a4d'],
    [80, 37, 'eb00971c1ecefee4'],
    [100, 41, '3308d7002e0542b0'],
    [115, 45, '89f1171a6204ba7f'],
    [140, 49, '6aebceffe6b337cf'],
    [170, 53, '5dc7bb3c6536c347'],
  ])('of %i bytes has %i modules a side, and those that were read then', (length, side, digest) => {
    const picture = drawn('k'.repeat(length))
    expect(picture.indexOf('\n')).toBe(side)
    expect(createHash('sha256').update(picture).digest('hex').slice(0, 16)).toBe(digest)
  })

  test('is not drawn for a text that is too long', () => {
    expect(qrCode('k'.repeat(180))).not.toBeNull()
    expect(qrCode('k'.repeat(181))).toBeNull()
  })
})
