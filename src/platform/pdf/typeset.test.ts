import { describe, expect, test } from 'vitest'
import { MAY_BREAK, typeset } from './typeset.domain.ts'

const set = (text: string) =>
  typeset(text, (codePoint) => codePoint < 0x2000 || codePoint === 0x201e).replaceAll('\u00a0', '_')

describe('a text set on paper', () => {
  test.each([
    ['poszła z mamą i w domu a potem u babci', 'poszła z_mamą i_w_domu a_potem u_babci'],
    ['W lesie „O kocie”', 'W_lesie „O_kocie[U+201D]'],
    ['22 listopada 2026 r. o 9:00', '22_listopada_2026_r. o_9:00'],
    ['do 22.11.2026, 13:42 i dalej', 'do 22.11.2026,_13:42 i_dalej'],
    ['art. 8 ust. 3, poz. 773, § 5, Nr 2', 'art._8 ust._3, poz._773, §_5, Nr_2'],
    ['5 410 zł, 20 km, 3 godz. pracy', '5 410_zł, 20_km, 3_godz. pracy'],
  ])('%s keeps together what belongs together', (text, wanted) => expect(set(text)).toBe(wanted))

  test.each([
    ['a tab and a return', 'a\tb\r\nc', 'a_b\nc'],
    ['marks that nobody sees', 'mię\u00adk\u200bki\u202e \u0007znak\ufe0f', 'miękki znak'],
    ['letters written in two parts', 'z\u0307o\u0301łw', 'żółw'],
  ])('%s is made plain', (_, text, wanted) => expect(set(text)).toBe(wanted))

  test('a word of everyday length stays whole, a longer one may break and loses no letter', () => {
    expect(set('dziewięćdziesięciolatkami')).toContain(MAY_BREAK)
    expect(set('niepełnosprawności')).toBe('niepełnosprawności')
    const long = 'x'.repeat(61)
    expect(set(long).replaceAll(MAY_BREAK, '')).toBe(long)
  })

  test('a sign without a letter is named by its number', () => expect(set('tak 😀')).toBe('tak [U+1F600]'))
})
