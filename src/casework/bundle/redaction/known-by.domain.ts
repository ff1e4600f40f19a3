import { fold, isFormOf, namesIn } from '#kernel'

const NUMBERS = /(?:\+?48[\s-]?)?\d{3}[\s-]?\d{3}[\s-]?\d{3}|[^\s@,;]+@[^\s@,;]+/g
/** Two words or more that begin with a capital letter: a name, as a rule. */
const NAMES = /\p{Lu}\p{Ll}+(?:[\s-]+\p{Lu}\p{Ll}+)+/gu
/** Words that stand before a name and are none. */
const NO_NAMES = [
  'pan',
  'pani',
  'panstwo',
  'panstwa',
  'panem',
  'panu',
  'pana',
  'sasiad',
  'sasiadka',
  'zglasza',
  'zglosila',
  'zglosil',
]

/**
 * By what somebody who reported a family would be known, out of what they said: telephones, e-mails and names that are not of the family
 * (`kin`). Whoever marks an entry may give more.
 */
export function knownBy(text: string, kin: string): readonly string[] {
  const family = namesIn(kin)
  const names = [...text.matchAll(NAMES)].flatMap(([found]) => found.split(/[\s-]+/))
  const others = names.filter((name) => {
    const folded = fold(name)
    return !NO_NAMES.includes(folded) && !family.some((stems) => isFormOf(folded, stems))
  })
  return [...new Set([...[...text.matchAll(NUMBERS)].map(([found]) => found), ...others])]
}
