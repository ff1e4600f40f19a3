import { isPesel } from '../families/pesel.domain.ts'

/**
 * What somebody searches for. One can ask for a person or a case one knows of, not browse: a whole PESEL, a whole code, or letters of a
 * surname. The limits below are inferred; the law says only that personal data is not looked through without need (RODO art. 5 par. 1 letter c).
 */
export type Search =
  | { readonly kind: 'number'; readonly pesel: string }
  /** `code` when the words may be the code of a case. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly code: string | null }
export type SearchRefusal = 'too_short' | 'part_of_number' | 'wrong_number' | 'one_thing'

export const SEARCH_LIMITS = {
  /** Letters of a surname that are asked for at least. Inferred. */
  letters: 3,
  /** Hits shown at most. Inferred: more are no answer to a question about one family. */
  shown: 20,
  /** Searches of one person in so many minutes at most. Inferred: a day of calls needs fewer, trying out names needs more. */
  searches: 30,
  minutes: 10,
} as const

const PESEL_DIGITS = 11
/** Longer than any number of a case: what has so many digits is meant as a PESEL. */
const DIGITS_OF_A_NUMBER = 7
const CODE = /^(\p{L}+)[\s-]*(\d+)$/u

/** Reads what was typed in the one field of the search. */
export function readSearch(typed: string): Search | { readonly kind: 'refused'; readonly why: SearchRefusal } {
  const text = typed.normalize('NFKC').trim()
  const unlabelled = text.replace(/^pesel\b[\s:.]*/i, '')
  const digits = unlabelled.replace(/[\s-]/g, '')
  if (/^\d+$/.test(digits)) return readNumber(digits)
  if ((text.match(/\d/g) ?? []).length >= DIGITS_OF_A_NUMBER) return { kind: 'refused', why: 'one_thing' }
  const [, tree, no] = CODE.exec(text) ?? []
  const words = text.split(/[^\p{L}\p{N}']+/u).filter(Boolean)
  const code = tree && no ? `${tree.toLocaleUpperCase('pl')}-${no}` : null
  const enough = words.some((word) => (word.match(/\p{L}/gu) ?? []).length >= SEARCH_LIMITS.letters)
  return code || enough ? { kind: 'words', words, code } : { kind: 'refused', why: 'too_short' }
}

function readNumber(digits: string): ReturnType<typeof readSearch> {
  if (digits.length !== PESEL_DIGITS) return { kind: 'refused', why: 'part_of_number' }
  return isPesel(digits) ? { kind: 'number', pesel: digits } : { kind: 'refused', why: 'wrong_number' }
}
