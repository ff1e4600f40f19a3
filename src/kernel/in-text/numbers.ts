import type { Passage } from './place.ts'

/** Digits that are read as one number, however they are written apart. */
const NUMBER = /\d(?:[\s\u00a0.()/-]{0,3}\d)*/g
const PESEL_DIGITS = 11
const PHONE_DIGITS = 9
/** Fewer digits are a house number or a day. */
const LEAST_DIGITS = 6

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** The places of numbers that stand in `words`, however either is written: with spaces, hyphens or a country in front. */
export function numbersIn(text: string, words: string): readonly Passage[] {
  const asked = [...words.matchAll(NUMBER)]
    .map(([number]) => digitsOf(number).replace(/^(?:00)?48(?=\d{9}$)/, ''))
    .filter(({ length }) => length >= LEAST_DIGITS)
  return places(text, NUMBER, (number) => asked.some((one) => digitsOf(number).includes(one)))
}

const DAY = /^\d{1,2}[\s.-]+\d{1,2}[\s.-]+\d{4}$|^\d{4}-\d{2}-\d{2}$/
const looksPersonal = (number: string): boolean => {
  const { length } = digitsOf(number)
  return !DAY.test(number) && (length === PESEL_DIGITS || (length >= PHONE_DIGITS && length <= PHONE_DIGITS + 4))
}
const EMAIL = /[^\s@<>,;:]+@[^\s@<>,;:]+/g
/** A street with a number; the end of a line may stand between them. */
const STREET =
  /(?:ul|al|os|pl|ulic[aeyę]|alej[aię]|osiedl[eu])\.?\s+(?:\p{L}[\p{L}.-]*\s+){1,4}\d+\s?[a-zA-Z]?(?:\s?(?:\/|m\.?)\s?\d+)?/giu

/** The places of what looks like a telephone, a PESEL, an e-mail or a street, whoever's it is. */
export const patternsIn = (text: string): readonly Passage[] => [
  ...places(text, NUMBER, looksPersonal),
  ...places(text, EMAIL, () => true),
  ...places(text, STREET, () => true),
]

const places = (text: string, pattern: RegExp, wanted: (found: string) => boolean): readonly Passage[] =>
  [...text.matchAll(pattern)]
    .filter(([found]) => wanted(found))
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
