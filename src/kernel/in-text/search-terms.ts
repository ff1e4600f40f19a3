/**
 * Words as they are searched, so that "usługach" finds "usługa". A light stemmer for Polish: no dictionary, no file on the server, and wrong
 * only where it takes two words for one. What it takes from a word it takes from the entry and from the question alike.
 */

/** Endings of nouns and adjectives, accents folded; the longest that fits is taken off once. */
const ENDINGS = [
  ...['iami', 'ami', 'iach', 'ach', 'owie', 'iego', 'ego', 'iemu', 'emu', 'ymi', 'imi', 'iej', 'iom', 'iem', 'iow'],
  ...['owi', 'om', 'ow', 'em', 'ie', 'ej', 'ym', 'im', 'ych', 'ich', 'ia', 'ii', 'iu', 'io', 'ij', 'yj'],
  ...['a', 'e', 'i', 'o', 'u', 'y'],
].sort((one, other) => other.length - one.length)

/** Endings that make an adjective or an abstract noun of another word: "psychologiczna" of "psycholog". */
const MAKERS = ['iczn', 'yczn', 'osc'] as const

/** Sounds that change at the end of a word before its ending: usługa, usłudze; sprzęt, sprzęcie; lekarz, doktorzy. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/([^aeiouy])ek$/, '$1k'],
  [/(dz|g)$/, 'd'],
  [/[kc]$/, 't'],
  [/rz$/, 'r'],
  [/sz$/, 's'],
]

/** Words whose forms share no beginning. */
const IRREGULAR: Readonly<Record<string, string>> = {
  ...{ dzieci: 'dziecko', dzieciom: 'dziecko', dziecmi: 'dziecko', dzieciach: 'dziecko' },
  ...{ ludzie: 'czlowiek', ludzi: 'czlowiek', ludziom: 'czlowiek', ludzmi: 'czlowiek' },
  ...{ szkol: 'szkola', zajec: 'zajecia', swiadczen: 'swiadczenie' },
}

/** Words that say nothing about what is sought. */
const EMPTY: ReadonlySet<string> = new Set([
  'dla',
  'przy',
  'oraz',
  'nad',
  'pod',
  'bez',
  'lub',
  'jest',
  'the',
  'and',
  'for',
])
const SHORTEST = 3

/** Small letters without accents. */
const folded = (text: string): string => text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '')

/** The part of a word that its forms share. */
export function stemOf(word: string): string {
  const plain = folded(word)
  const base = IRREGULAR[plain] ?? plain
  let stem = without(
    base,
    ENDINGS.find((ending) => fits(base, ending)),
  )
  stem = without(
    stem,
    MAKERS.find((ending) => fits(stem, ending)),
  )
  for (const [sound, instead] of SOUNDS) {
    if (!sound.test(stem)) continue
    return stem.replace(sound, instead).replace(/[kc]$/, 't')
  }
  return stem
}

const fits = (word: string, ending: string): boolean => word.endsWith(ending) && word.length - ending.length >= SHORTEST
const without = (word: string, ending: string | undefined): string => (ending ? word.slice(0, -ending.length) : word)

/** The different stems of the words of a text, in order; words of less than three letters and those that say nothing are left out. */
export function termsOf(text: string): readonly string[] {
  const words = folded(text).split(/[^\p{L}\p{N}]+/u)
  return [...new Set(words.filter((word) => word.length >= SHORTEST && !EMPTY.has(word)).map(stemOf))]
}
