import { bindShortWords } from '../i18n/short-words.domain.ts'

/** Where a line may break inside a word; the template turns it into nothing visible. */
export const MAY_BREAK = '\u200b'
const HARD = '\u00a0'
/** Longer words are broken wherever the line ends: no Polish word of everyday use is that long. */
const LONGEST_WORD = 24
const PIECE = 10

const MONTHS = 'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia'
const LONG_DATE = new RegExp(`(\\d{1,2}) (${MONTHS})(?: (\\d{4})(?: (r\\.))?)?`, 'g')
const NUMBER_AND_UNIT = /(\d) (zł|gr|r\.|godz\.|min|km|m²|tys\.|mln|%)(?![\p{L}\p{N}])/gu
const MARK_AND_NUMBER = /(?<![\p{L}])(nr|art\.|ust\.|pkt|lit\.|poz\.|§|str\.) (?=\d)/giu
const DAY_AND_HOUR = /(\d{2}\.\d{2}\.\d{4}), (\d{1,2}:\d{2})/g

/** Controls, marks of direction and of variants, which no paper shows; a new line stays. */
const UNSEEN = /(?!\n)(?:[\p{Cc}\p{Cf}\p{Cs}]|\p{Variation_Selector})/gu

/** A text without what no paper shows: letters in one piece, one kind of line end, no tabs. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSEEN, '')

/**
 * A text as it is set on paper: what belongs together stays on one line (one-letter words, dates, amounts, articles of law), a word too
 * long for a line may break, and a sign that the letters at hand lack is named by its number, so that nothing written is lost.
 */
export const typeset = (text: string, covers: (codePoint: number) => boolean): string =>
  broken(named(bound(plainText(text)), covers))

const bound = (text: string): string =>
  bindShortWords(text)
    .replace(LONG_DATE, (found) => found.replaceAll(' ', HARD))
    .replace(NUMBER_AND_UNIT, `$1${HARD}$2`)
    .replace(MARK_AND_NUMBER, `$1${HARD}`)
    .replace(DAY_AND_HOUR, `$1,${HARD}$2`)

const named = (text: string, covers: (codePoint: number) => boolean): string =>
  text.replace(/[^\n\x20-\x7e]/gu, (sign) => {
    const codePoint = sign.codePointAt(0) ?? 0
    return covers(codePoint) ? sign : `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`
  })

const LONG_WORD = new RegExp(`\\S{${LONGEST_WORD + 1},}`, 'gu')
const PIECES = new RegExp(`\\S{1,${PIECE}}`, 'gu')
const broken = (text: string): string =>
  text.replace(LONG_WORD, (word) => (word.match(PIECES) ?? [word]).join(MAY_BREAK))
