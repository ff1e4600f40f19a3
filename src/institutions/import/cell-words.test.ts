import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMessages, translator } from '#platform/server'
import { institutionsMessages } from '../i18n/messages.ts'
import { SECTORS } from '../register/sector.domain.ts'
import {
  dayOf,
  functionOf,
  isShortened,
  levelOf,
  sectorOf,
  shortNameFor,
  unitCodeOf,
  withZeros,
  yesNoOf,
} from './cell-words.domain.ts'
import { placesIn } from './institution-row.ts'

addMessages(institutionsMessages)

describe('what officials write in cells', () => {
  const t = { pl: translator('pl'), en: translator('en') }
  test('each sector is known by its code and by its name in both languages', () => {
    for (const sector of SECTORS) {
      const names = [sector, t.pl(`institutions.sector.${sector}`), t.en(`institutions.sector.${sector}`)]
      for (const name of names) expect(sectorOf(name.toUpperCase()), name).toBe(sector)
    }
    expect(sectorOf('wszystko')).toBeNull()
  })
  test('so is each level and each function', () => {
    for (const level of ['gmina', 'powiat', 'region', 'national'] as const) {
      for (const name of [level, t.pl(`institutions.level.${level}`), t.en(`institutions.level.${level}`)])
        expect(levelOf(name), name).toBe(level)
    }
    for (const duty of ['head', 'deputy', 'worker'] as const) {
      for (const name of [duty, t.pl(`institutions.function.${duty}`), t.en(`institutions.function.${duty}`)])
        expect(functionOf(name), name).toBe(duty)
    }
    expect([levelOf('Wojewódzki'), functionOf('DYREKTORKA'), functionOf('sprzątaczka')]).toEqual([
      'region',
      'head',
      null,
    ])
  })
  test.each([
    ['tak', true],
    ['TAK ', true],
    ['x', true],
    ['true', true],
    ['Nie', false],
    ['fałsz', false],
    ['0', false],
    ['chyba', null],
    ['', null],
  ])('“%s” is yes, no or neither: %s', (text, said) => {
    expect(yesNoOf(text)).toBe(said)
  })
  test.each(['1,23457E+09', '1.2e10', '5E+12'])('“%s” is a number that lost its digits', (text) => {
    expect(isShortened(text)).toBe(true)
  })
  test.each(['1234567890', 'E5', '12E', ''])('“%s” is not', (text) => {
    expect(isShortened(text)).toBe(false)
  })
  test.each([
    ['krs', '123456', '0000123456'],
    ['regon', '331501', '000331501'],
    ['regon', '123456785', '123456785'],
    ['nip', '123-456-32-18', '123-456-32-18'],
    ['krs', 'brak', 'brak'],
  ])('%s “%s” is whole again as %s', (column, text, whole) => {
    expect(withZeros(column, text)).toBe(whole)
  })
  test.each([
    ['260401', '260401'],
    ['2604012', '260401'],
    ['20101', '020101'],
    ['201', '0201'],
    ['2', '02'],
    ['Bieliny', null],
    ['26-04', null],
  ])('the code “%s” is %s', (text, code) => {
    expect(unitCodeOf(text)).toBe(code)
  })
  test('a day may be the number a spreadsheet keeps it by', () => {
    expect([dayOf('46266'), dayOf('1.09.2026'), dayOf('99999')]).toEqual(['2026-09-01', '2026-09-01', null])
  })
  test('a short name is never too long and ends with a whole word', () => {
    expect(shortNameFor('Gminny Ośrodek Pomocy Społecznej w Łopusznie')).toBe('Gminny Ośrodek Pomocy Społecznej w…')
    expect(shortNameFor('Szkoła')).toBe('Szkoła')
    fc.assert(fc.property(fc.string({ minLength: 1 }), (name) => shortNameFor(name).length <= 40))
  })
  test('units are parted by semicolons, codes also by commas', () => {
    expect(placesIn('gmina Oksa, pow. jędrzejowski; Mirzec')).toEqual(['gmina Oksa, pow. jędrzejowski', 'Mirzec'])
    expect(placesIn('260401, 261103 2604')).toEqual(['260401', '261103', '2604'])
  })
})
