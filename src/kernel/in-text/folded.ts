/** A word of a text with its place there, as it reads when case, marks and signs that are not seen do not count. */
export type FoldedWord = { readonly folded: string; readonly from: number; readonly to: number }

/** The letters of one sign: `Ż` reads as `z`, a soft hyphen or a loose accent as nothing. */
const foldSign = (sign: string): string =>
  PLAIN.test(sign)
    ? sign.toLowerCase()
    : sign
        .toLowerCase()
        .replaceAll('ł', 'l')
        .normalize('NFKD')
        .replace(/[\p{M}\p{Cf}]/gu, '')
const PLAIN = /^[a-zA-Z0-9 ]$/

/** A word as it reads when case and marks do not count. */
export const fold = (word: string): string => [...word].map(foldSign).join('')

const SILENT = /^[\p{M}\p{Cf}]$/u

/** The words of a text: letters that stand together, whatever is between them unseen. */
export function wordsIn(text: string): readonly FoldedWord[] {
  const words: FoldedWord[] = []
  let folded = ''
  let from = 0
  let at = 0
  const close = () => {
    if (folded !== '') words.push({ folded, from, to: at })
    folded = ''
  }
  for (const sign of text) {
    const letters = foldSign(sign)
    if (/^\p{L}+$/u.test(letters)) {
      if (folded === '') from = at
      folded += letters
    } else if (!SILENT.test(sign)) close()
    at += sign.length
  }
  close()
  return words
}

/** A hyphen or the end of a line: where one word may go on as the next. */
const BROKEN = /^\s*[-\u2010-\u2015]?\s*[\n\r\u2028]\s*$|^[-\u2010-\u2015]\s*$/
const SPACED = /^[\s.]+$/

/**
 * The words of a text, and beside them what is read together although it stands apart: a word broken at the end of a line in two or three
 * parts, and one written with spaces between its letters.
 */
export function readingsOf(text: string): readonly FoldedWord[] {
  const words = wordsIn(text)
  return [...words, ...brokenWords(text, words), ...spacedWords(text, words)]
}

function brokenWords(text: string, words: readonly FoldedWord[]): readonly FoldedWord[] {
  return words.flatMap((first, i) => {
    const found: FoldedWord[] = []
    let whole = first
    for (const next of words.slice(i + 1, i + 3)) {
      if (!BROKEN.test(text.slice(whole.to, next.from))) break
      whole = { folded: whole.folded + next.folded, from: first.from, to: next.to }
      found.push(whole)
    }
    return found
  })
}

const LEAST_SPACED = 3
const MOST_SPACED = 30

/** Letters written apart, in every row of them: the word beside may be one letter long itself. */
function spacedWords(text: string, words: readonly FoldedWord[]): readonly FoldedWord[] {
  return words.flatMap((first, i) => {
    if (first.folded.length > 1) return []
    const found: FoldedWord[] = []
    let whole = first
    for (const next of words.slice(i + 1, i + MOST_SPACED)) {
      if (next.folded.length > 1 || !SPACED.test(text.slice(whole.to, next.from))) break
      whole = { folded: whole.folded + next.folded, from: first.from, to: next.to }
      if (whole.folded.length >= LEAST_SPACED) found.push(whole)
    }
    return found
  })
}
