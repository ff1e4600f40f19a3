import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TREES } from '../opening/case-code.domain.ts'
import { readSearch } from './search.domain.ts'

describe('what may be searched for', () => {
  test.each([
    '44051401359',
    ' 440514 01359 ',
    '440514-01359',
    'PESEL: 44051401359',
    'pesel 44051401359',
    '４４０５１４０１３５９',
  ])('a whole PESEL, however it is written: %s', (typed) =>
    expect(readSearch(typed)).toEqual({ kind: 'number', pesel: '44051401359' }),
  )

  test.each([
    ['4405140135', 'part_of_number'],
    ['1359', 'part_of_number'],
    ['440514013590', 'part_of_number'],
    ['44051401358', 'wrong_number'],
    ['*******1359', 'too_short'],
    ['Zmyślińska 44051401359', 'one_thing'],
    ['44051401359 Zmyślińska', 'one_thing'],
    ['', 'too_short'],
    ['%', 'too_short'],
    ['Zm', 'too_short'],
    ['A B C', 'too_short'],
    ['___', 'too_short'],
    ['a1b2', 'too_short'],
  ])('not a part of a number, nor too few letters: "%s"', (typed, why) => {
    expect(readSearch(typed)).toEqual({ kind: 'refused', why })
  })

  test.each([
    ['Żak', ['Żak']],
    ['Nowak-Zmyślińska', ['Nowak', 'Zmyślińska']],
    ["O'Zmyślony", ["O'Zmyślony"]],
    ['Ґалаґан Олена', ['Ґалаґан', 'Олена']],
    ['  Anna   Zmyślińska ', ['Anna', 'Zmyślińska']],
  ])('three letters of a surname in any alphabet: %s', (typed, words) => {
    expect(readSearch(typed)).toEqual({ kind: 'words', words, code: null })
  })

  test.each(TREES.map((tree, no) => [`${tree}-${no}`, tree, no] as const))(
    'the whole code %s, also in small letters or without its dash',
    (code, tree, no) => {
      for (const typed of [code, code.toLowerCase(), `${tree} ${no}`, `${tree}${no}`, `${tree} - ${no}`])
        expect(readSearch(typed)).toMatchObject({ kind: 'words', code })
    },
  )

  test('whatever is typed, digits that could be a number are never searched for as words', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^\d{7,}$/), fc.string(), (before, digits, after) => {
        expect(readSearch(`${before}${digits}${after}`).kind).not.toBe('words')
      }),
    )
  })
})
