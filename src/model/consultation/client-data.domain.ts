import { type FoldedWord, isFormOf, namesIn, numbersIn, type Passage, patternsIn, readingsOf } from '#kernel'

/** By what somebody's client could be known. */
export type ClientDatum = 'pesel' | 'phone' | 'email' | 'address' | 'born' | 'case_code' | 'name'
/** A place in a text that may tell who a client is. `sure`: not to be explained away as an ordinary word. */
export type ClientFind = Passage & { readonly what: ClientDatum; readonly sure: boolean; readonly words: string }

/** Who the people of the case are, as far as whoever writes knows: their names and numbers, and the code of the case. */
export type KnownClients = { readonly names: string; readonly code: string | null }
export const NOBODY_KNOWN: KnownClients = { names: '', code: null }

const PESEL_DIGITS = 11
const CASE_CODE = /(?<![\p{L}\d])\p{Lu}{3,10}[-\u2010-\u2015]\d{1,6}(?!\d)/gu
/** "w Bielinach 45": in a village there is no street. "w Kielcach 3 razy" reads the same, so it may be explained. */
const VILLAGE =
  /(?<!\p{L})(?:(?:[Ww]e?|[Zz]e?|[Dd]o|[Zz]am\.?|[Zz]amieszka\p{L}+(?: we?)?)\s+)\p{Lu}\p{Ll}+(?:[\s-]\p{Lu}\p{Ll}+)?,?\s+(?:nr\s*)?\d{1,4}[a-zA-Z]?(?![\p{L}\d])|(?<!\p{L})(?:dom|domu|mieszkanie|mieszkania|m\.)\s+nr\s+\d{1,4}|(?<!\d)\d{2}-\d{3}(?!\d)/gu
const BORN =
  /(?<!\p{L})(?:ur\.|urodz\p{L}*)\s*(?:w\s+)?(?:dn(?:iu|\.)?\s+)?\d{1,4}[\s.\-/]+(?:\d{1,2}|\p{L}+)[\s.\-/]+\d{2,4}/giu
const LANDLINE = /(?<!\p{L})(?:tel|telefon|kom|nr tel)\p{L}*\.?:?\s*\(?\d[\d\s()/-]{5,}\d/giu

/**
 * The places of a text that may tell who somebody's client is: PESEL, telephone, e-mail, address, day of birth, code of a case, and the names
 * (in any form) and numbers of the people known. It finds more than there is rather than less.
 */
export function clientDataIn(text: string, known: KnownClients = NOBODY_KNOWN): readonly ClientFind[] {
  const found = [
    ...patternsIn(text).map((place) => find(text, place, whatPattern(text.slice(place.from, place.to)))),
    ...matches(text, LANDLINE, 'phone'),
    ...matches(text, VILLAGE, 'address', false),
    ...matches(text, BORN, 'born'),
    ...matches(text, CASE_CODE, 'case_code'),
    ...codeIn(text, known.code),
    ...numbersIn(text, known.names).map((place) => find(text, place, 'phone')),
    ...namesFound(text, known.names),
  ]
  return withoutOverlap(found)
}

const find = (text: string, { from, to }: Passage, what: ClientDatum, sure = true): ClientFind => ({
  from,
  to,
  what,
  sure,
  words: text.slice(from, to),
})

function whatPattern(words: string): ClientDatum {
  if (words.includes('@')) return 'email'
  if (/^\p{L}/u.test(words)) return 'address'
  const digits = words.replace(/\D/g, '')
  return digits.length === PESEL_DIGITS && !digits.startsWith('48') ? 'pesel' : 'phone'
}

const matches = (text: string, pattern: RegExp, what: ClientDatum, sure = true): readonly ClientFind[] =>
  [...text.matchAll(pattern)].map((match) =>
    find(text, { from: match.index, to: match.index + match[0].length }, what, sure),
  )

/** The code of the case however it is written: small letters, a space for the hyphen. */
function codeIn(text: string, code: string | null): readonly ClientFind[] {
  const [tree, number] = code?.split('-') ?? []
  if (!tree || !number) return []
  return matches(text, new RegExp(`(?<!\\p{L})${tree}[\\s\\u2010-\\u2015-]{0,3}${number}(?!\\d)`, 'giu'), 'case_code')
}

/** A name written with small letters may be an ordinary word: "zima", "dom". Whoever writes says so. */
function namesFound(text: string, names: string): readonly ClientFind[] {
  const readings = readingsOf(text)
  return namesIn(names).flatMap((stems) =>
    readings
      .filter(({ folded }) => isFormOf(folded, stems))
      .map((word) => find(text, word, 'name', isPlainly(text, word))),
  )
}
/** With a capital letter, or with its letters written apart, it is no ordinary word. */
const isPlainly = (text: string, { from, to }: FoldedWord): boolean => /\p{Lu}|\s/u.test(text.slice(from, to))

/** Of places that overlap the longest stays, and of equal ones the surest. */
function withoutOverlap(found: readonly ClientFind[]): readonly ClientFind[] {
  const kept: ClientFind[] = []
  const longest = found.toSorted((a, b) => b.to - b.from - (a.to - a.from) || Number(b.sure) - Number(a.sure))
  for (const one of longest) if (!kept.some(({ from, to }) => one.from < to && one.to > from)) kept.push(one)
  return kept.sort((a, b) => a.from - b.from)
}
