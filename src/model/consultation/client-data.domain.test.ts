import { describe, expect, test } from 'vitest'
import { clientDataIn, type KnownClients } from './client-data.domain.ts'

const KNOWN: KnownClients = { names: 'Jan Kowalski Anna Maria Zmyślińska-Próbna 600 700 800 Zima', code: 'KLON-417' }
const found = (text: string, known: KnownClients = KNOWN) =>
  clientDataIn(text, known).map(({ what, words, sure }) => `${what}: ${words}${sure ? '' : ' ?'}`)

describe('what may tell who a client is', () => {
  test.each([
    ['Pani o numerze 99010112345 nie przyszła.', 'pesel: 99010112345'],
    ['Pani o numerze 990101 12345 nie przyszła.', 'pesel: 990101 12345'],
    ['Proszę dzwonić: 601-602-603.', 'phone: 601-602-603'],
    ['Proszę dzwonić: +48 601 602 603.', 'phone: 48 601 602 603'],
    ['Sekretariat, tel. 41 123 45 67.', 'phone: tel. 41 123 45 67'],
    ['Pisała z adresu ktos.zmyslony@example.org w piątek.', 'email: ktos.zmyslony@example.org'],
    ['Rodzina z ul. Długiej 15/3 czeka.', 'address: ul. Długiej 15/3'],
    ['Rodzina mieszka w Bielinach 45 i czeka.', 'address: w Bielinach 45 ?'],
    ['Chłopiec ur. 12.03.2015 nie chodzi do szkoły.', 'born: ur. 12.03.2015'],
    ['W sprawie DĄB-12 krok nie działa.', 'case_code: DĄB-12'],
    ['W sprawie klon 417 krok nie działa.', 'case_code: klon 417'],
    ['Rozmowa z Kowalskim nie miała sensu.', 'name: Kowalskim'],
    ['Rozmowa z Jankiem nie miała sensu.', 'name: Jankiem'],
    ['Rozmowa z ZMYŚLIŃSKĄ nie miała sensu.', 'name: ZMYŚLIŃSKĄ'],
    ['Rozmowa z k o w a l s k i m nie miała sensu.', 'name: k o w a l s k i m'],
    ['W zimie krok trwa dłużej.', 'name: zimie ?'],
  ])('%s', (text, expected) => {
    expect(found(text)).toContain(expected)
  })

  test.each([
    'Krok 4 trwa dłużej niż 14 dni, zob. W-4.2 i rozdział 3.',
    'W 2026 r. do 30 listopada nikt nie odpowiedział na 12 pytań.',
    'Termin z art. 57 § 1 k.p.a. liczy się od 24.12.2025.',
    'Potrzebny jest formularz dla szkoły.',
    'Karta FORM-A jest za długa.',
  ])('an ordinary sentence passes: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('a place is told once, and says where it stands', () => {
    const text = 'Anna Zmyślińska, tel. 600 700 800'
    const finds = clientDataIn(text, KNOWN)
    expect(finds.map(({ words }) => words)).toEqual(['Anna', 'Zmyślińska', 'tel. 600 700 800'])
    for (const { from, to, words } of finds) expect(text.slice(from, to)).toBe(words)
  })

  test('without a known case names are not guessed, numbers are', () => {
    expect(found('Kowalski, 600 700 800', { names: '', code: null })).toEqual(['phone: 600 700 800'])
  })
})
