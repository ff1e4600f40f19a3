import { diminutivesOf } from './diminutives.ts'
import { fold, wordsIn } from './folded.ts'

/**
 * What a form of a name begins with and may end in. Polish names change at their end, sometimes inside (Marek, Marka; Gołąb, Gołębia), so a
 * name has several beginnings. The rules find more than there is rather than less: a worker looks at every place.
 */
const ENDINGS: ReadonlySet<string> = new Set(
  `a u owi iowi em iem e ie y i o io ow iow om iom ami iami ach iach owie iowie ego iego emu iemu ym im ymi imi ych ich ej iej ia iu ii
  owa owej owo owna owny ownie owne ownej iowa iowej ina iny inej inie inow in inego inemu inym anka anki ance anke`.split(
    /\s+/,
  ),
)
/** Beginnings this long are matched with any short ending: a typing mistake at the end of a name does not let it through. */
const LONG = 6
const ANY_ENDING = 4
/** Parts of a name that are words of their own: von, de, z. */
const LEAST_LETTERS = 3

/** Whether a word, folded, is a form of a name that has these beginnings. */
export const isFormOf = (folded: string, stems: readonly string[]): boolean =>
  stems.some((stem) => {
    if (!folded.startsWith(stem)) return false
    const ending = folded.slice(stem.length)
    return ending === '' || ENDINGS.has(ending) || (stem.length >= LONG && ending.length <= ANY_ENDING)
  })

/** The words of a name or of several, each with the beginnings of its forms; a double surname is two words. */
export const namesIn = (text: string): readonly (readonly string[])[] =>
  wordsIn(text)
    .filter(({ folded }) => folded.length >= LEAST_LETTERS)
    .map(({ folded }) => stemsOf(folded))

/** The beginnings of the forms of one word of a name, and of what people with this name are called at home. */
export function stemsOf(name: string): readonly string[] {
  const folded = fold(name)
  const called = [folded, ...diminutivesOf(folded)]
  return [...new Set(called.flatMap((one) => [...withoutEnding(one).flatMap(changedAtEnd), ...whole(one)]))].filter(
    (stem) => stem.length > 1,
  )
}

/** A name may stand uninflected before anything that is no ending. */
const whole = (name: string): readonly string[] => (/[aeiouy]$/.test(name) ? [] : [name])

function withoutEnding(name: string): readonly string[] {
  if (/[aeiouy]$/.test(name)) return [name.slice(0, -1)]
  return [name, ...withoutFleetingVowel(name), ...withOtherVowel(name)]
}

/** Marek, Marka; Kozioł, Kozła; Kwiecień, Kwietnia. */
function withoutFleetingVowel(name: string): readonly string[] {
  const found = /^(.*[^aeiouy])(i?[eo])([^aeiouy])$/.exec(name)
  if (!found) return []
  const [, before = '', vowel = '', last = ''] = found
  const hard = vowel.startsWith('i') ? [`${before.replace(/c$/, 't').replace(/dz$/, 'd')}${last}`] : []
  return [`${before}${last}`, ...hard]
}

/** Gołąb, Gołębia; Kwiat, Kwiecie; Anioł, Aniele. */
function withOtherVowel(name: string): readonly string[] {
  const found = /^(.+)[ao]([^aeiouy]{1,2})$/.exec(name)
  return found ? [`${found[1]}e${found[2]}`] : []
}

const CHANGES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/st$/, ['sc']],
  [/sk$/, ['sc']],
  [/ck$/, ['cc']],
  [/ch$/, ['sz', 's']],
  [/d$/, ['dz']],
  [/t$/, ['c']],
  [/r$/, ['rz']],
  [/k$/, ['c', 'cz']],
  [/g$/, ['dz', 'z']],
  [/x$/, ['ks']],
  [/ec$/, ['cz']],
]

/** Duda, Dudzie; Matka, Matce; Piotr, Piotrze. */
const changedAtEnd = (stem: string): readonly string[] => [
  stem,
  ...CHANGES.flatMap(([end, others]) => (end.test(stem) ? others.map((other) => stem.replace(end, other)) : [])),
]
