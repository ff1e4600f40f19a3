import { LocalDate } from './local-date.ts'

/** Months as Polish writes them within a date, by their first letters without accents; "maj" and "maja", "sierpień" and "sierpnia". */
const MONTHS = ['stycz', 'lut', 'mar', 'kwie', 'maj', 'czerw', 'lip', 'sierp', 'wrze', 'paz', 'list', 'grud']
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

function monthOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  const letters = word.normalize('NFKD').replace(/\p{M}/gu, '')
  const roman = ROMAN.indexOf(letters)
  return (roman === -1 ? MONTHS.findIndex((start) => letters.startsWith(start)) : roman) + 1
}

const two = (part: string | number): string => String(part).padStart(2, '0')

/**
 * The day that somebody wrote: 2026-09-01, 1.09.2026, 01/09/2026, "1 września 2026 r.", "1 IX 2026", each with an hour behind it or
 * without. Years have four digits: with two, a grandmother and a child could change places. Null for anything else.
 */
export function writtenDay(text: string): LocalDate | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/(\d{4})\s*r(?:\.|oku)?$/, '$1')
    .replace(/[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$/, '')
    .trim()
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(bare)
  const polish = /^(\d{1,2})[-./ ]\s*(\d{1,2}|\p{L}+)\.?[-./ ]\s*(\d{4})$/u.exec(bare)
  const [, y = '', m = '', d = ''] = iso ?? (polish ? [polish[0], polish[3], polish[2], polish[1]] : [])
  const read = LocalDate.safeParse(`${y}-${two(monthOf(m))}-${two(d)}`)
  return read.success ? read.data : null
}
