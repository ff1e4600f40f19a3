import { COMMON_PASSWORDS } from './common-passwords.domain.ts'

const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128

/** Whose password it is: nobody's own names make a good one. */
export type PasswordOwner = { readonly email: string; readonly givenName: string; readonly familyName: string }
export type PasswordRefusal = 'password_too_short' | 'password_too_long' | 'password_common' | 'password_names_owner'

const PRODUCT = 'kooperacja'
const FEWEST_CHARACTERS = 5
/** A part of a name shorter than this stands in too many ordinary words. */
const SHORTEST_NAME = 3

/** What is wrong with a password, or nothing. The rules are those of length and of guessing, not of kinds of characters (NIST SP 800-63B, 3.1.1.2). */
export function passwordProblem(password: string, owner: PasswordOwner): PasswordRefusal | null {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return 'password_too_short'
  if (length > LONGEST_PASSWORD) return 'password_too_long'
  if (namesOwner(password, owner)) return 'password_names_owner'
  return isCommon(password) ? 'password_common' : null
}

const fold = (text: string): string => text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '')

/** Digits and signs that people write for letters. */
const WRITTEN_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
}
const asLetters = (text: string, one: 'i' | 'l'): string =>
  text.replace(/[^a-z]/g, (sign) => (sign === '1' ? one : (WRITTEN_FOR[sign] ?? '')))

const onlyLetters = (text: string): string => text.replace(/[^a-z]/g, '')

/** Every way to read the password as letters: signs left out, or written for letters, with fewer or more of those at its end. */
function readings(folded: string): ReadonlySet<string> {
  const read = new Set<string>([onlyLetters(folded)])
  const start = folded.replace(/^[^a-z]+/, '')
  const tail = /[^a-z]*$/.exec(folded)?.[0].length ?? 0
  for (const from of new Set([folded, start])) {
    for (let cut = 0; cut <= Math.min(tail, from.length); cut += 1) {
      const kept = from.slice(0, from.length - cut)
      read.add(asLetters(kept, 'i'))
      read.add(asLetters(kept, 'l'))
    }
  }
  return read
}

function namesOwner(password: string, owner: PasswordOwner): boolean {
  const local = owner.email.split('@')[0] ?? ''
  const names = [owner.givenName, owner.familyName].flatMap((name) => fold(name).split(/[^a-z]+/))
  const owned = [PRODUCT, onlyLetters(fold(local)), ...names].filter((name) => name.length >= SHORTEST_NAME)
  return [...readings(fold(password))].some((text) => owned.some((name) => text.includes(name)))
}

function isCommon(password: string): boolean {
  const folded = fold(password)
  if (new Set(folded).size < FEWEST_CHARACTERS) return true
  // A number, a date, a telephone or a PESEL with a letter or two.
  if (/^[a-z]{0,2}[\d .\-/]+[a-z]{0,2}$/.test(folded)) return true
  return [...readings(folded)].some(isOneOrTwoCommonWords)
}

/** One common word, two side by side, or one again and again. */
function isOneOrTwoCommonWords(text: string): boolean {
  if (COMMON_PASSWORDS.has(text)) return true
  for (let at = 1; at < text.length; at += 1) {
    const [first, rest] = [text.slice(0, at), text.slice(at)]
    if (COMMON_PASSWORDS.has(first) && (COMMON_PASSWORDS.has(rest) || rest.replaceAll(first, '') === '')) return true
  }
  return false
}
