import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { returnPath, typedBefore } from './return-path.domain.ts'

describe('after signing in', () => {
  test.each([
    ['/cases/1/plan?view=all', '/cases/1/plan?view=all'],
    ['/', '/'],
    [undefined, '/desk'],
    ['', '/desk'],
    ['https://other.example/', '/desk'],
    ['//other.example', '/desk'],
    ['/\\other.example', '/desk'],
    ['/\t/other.example', '/desk'],
    ['/.//other.example', '/desk'],
    ['/a/..//other.example', '/desk'],
    ['javascript:alert(1)', '/desk'],
    ['cases', '/desk'],
    ['/sign-out', '/desk'],
    ['/sign-in?back=/sign-in', '/desk'],
  ])('somebody sent from %s is led to %s', (wanted, expected) => {
    expect(returnPath(wanted)).toBe(expected)
  })

  test('nobody is ever led to another site', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '//',
      '@',
      ':',
      'other.example',
      '%2f',
      '\t',
      '\n',
      '?',
      '#',
      'http:',
      'ł',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
        (wanted) => {
          const led = returnPath(wanted)
          expect(new URL(led, 'https://kooperacja.example').origin).toBe('https://kooperacja.example')
          expect(
            new URL(led, 'https://kooperacja.example').pathname + new URL(led, 'https://kooperacja.example').search,
          ).toBe(led)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('what was typed before the session ended', () => {
  test('comes back as it was', () => {
    const typed = { opis: ['Pani <b>Zofia</b>, "ul. Łąkowa"'], cele: ['a', 'b'] }
    expect(typedBefore(JSON.stringify(typed))).toEqual(typed)
  })

  test.each([undefined, '', 'not json', '[]', '{}', '{"a":1}', '"x"'])(
    'is nothing when the browser sent %s',
    (kept) => {
      expect(typedBefore(kept)).toBeNull()
    },
  )
})
