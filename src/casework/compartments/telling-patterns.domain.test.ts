import { describe, expect, test } from 'vitest'
import { plain, tellingPatterns } from './telling-patterns.domain.ts'

const tells = (value: string, text: string) => tellingPatterns(value).some((one) => new RegExp(one).test(plain(text)))

describe('a shielded address is found in a text', () => {
  test.each([
    ['ul. Cicha 1', 'Mama mieszka teraz przy ulicy Cichej 1.'],
    ['ul. Cicha 1', 'CICHA 1 m. 4'],
    ['ul. Zmyślonego 7/3, 25-001 Kielce', 'wizyta na Zmyślonego 7, drugie piętro'],
    ['Wola Zmyślona nr 12', 'Dojazd do Woli Zmyślonej 12'],
    ['Dąbrówka 5a', 'są w Dąbrówce 5a'],
    ['ul. gen. Żeleńskiego 14 m. 2', 'ul. Żeleńskiego nr 14'],
    ['Schronisko Pod Lipą', 'przewieźć do schroniska pod lipą'],
  ])('%s in "%s"', (value, text) => {
    expect(tells(value, text)).toBe(true)
  })

  test.each([
    ['ul. Cicha 1', 'Cicha 12'],
    ['ul. Cicha 1', 'Jest cicha i spokojna. 1 września idzie do szkoły.'],
    ['ul. Cicha 1, 25-001 Kielce', 'szkoła w Kielcach, 25-001'],
    ['Dąbrówka 5', 'Dąbrówka 51'],
    ['600 100 200', 'sprawa 600 z 100'],
  ])('%s not in "%s"', (value, text) => {
    expect(tells(value, text)).toBe(false)
  })
})

describe('a shielded contact is found in a text', () => {
  test.each([
    ['+48 600 100 200', 'tel. 600100200'],
    ['600-100-200', 'dzwonić: (600) 100 200 po 16'],
    ['ewa.zmyslinska+x@poczta.example', 'pisać na Ewa.Zmyslinska+x@poczta.example'],
    ['przez siostrę Jadwigę', 'Kontakt przez siostrę Jadwigę, wieczorem'],
  ])('%s in "%s"', (value, text) => {
    expect(tells(value, text)).toBe(true)
  })
  test('but not another number or box like it', () => {
    expect(tells('600 100 200', '600 100 201')).toBe(false)
    expect(tells('a.b@poczta.example', 'acb@poczta.example')).toBe(false)
  })
})

test('a value too short to be told apart from other words gives no pattern', () => {
  for (const value of ['', 'tam', 'u nas', '12', '...']) expect(tellingPatterns(value)).toEqual([])
})
