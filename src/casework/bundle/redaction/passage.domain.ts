import { type FoldedWord, isFormOf, namesIn, numbersIn, type Passage, patternsIn, readingsOf } from '#kernel'

/** Why words about others are looked for in a text. */
export type Cause = 'informant' | 'third_person'

/** Somebody whose name, telephone or address must not come out: the words and numbers by which they would be known. */
export type Sought = { readonly cause: Cause; readonly words: string }

/**
 * A place that a rule found. `sure`: it is proposed to be blackened; otherwise it is shown to be looked at, because it is also the name of
 * whoever asks for the copy.
 */
export type Found = Passage & { readonly cause: Cause; readonly sure: boolean }

/** What stands in place of words taken out; always as long, so that it tells nothing about them. */
export const BLACKENED = '[zaczerniono]'

/**
 * The places of a text where others could be known: forms of their names, their numbers, and anything that looks like a telephone, PESEL,
 * e-mail or street, whoever's it is. A name that whoever asks bears too (`own`) is sure only beside another name of the same others.
 */
export function findingOthers(sought: readonly Sought[], own: string): (text: string) => readonly Found[] {
  const mine = namesIn(own)
  const named = sought.flatMap(({ cause, words }) => namesIn(words).map((stems) => ({ cause, stems })))
  return (text) => together([...namesOf(text, named, mine), ...numbersOf(text, sought)])
}

type Named = { readonly cause: Cause; readonly stems: readonly string[] }
function namesOf(text: string, others: readonly Named[], mine: readonly (readonly string[])[]): readonly Found[] {
  const readings = readingsOf(text)
  const named = others.flatMap(({ cause, stems }) =>
    readings
      .filter(({ folded }) => isFormOf(folded, stems))
      .map((word) => ({ cause, word, shared: mine.some((own) => isFormOf(word.folded, own)) })),
  )
  const alone = named.filter(({ shared }) => !shared).map(({ word }) => word)
  return named.map(({ cause, word, shared }) => ({
    from: word.from,
    to: word.to,
    cause,
    sure: cause === 'informant' || !shared || alone.some((other) => isBeside(text, word, other)),
  }))
}

function numbersOf(text: string, sought: readonly Sought[]): readonly Found[] {
  const known = sought.flatMap(({ cause, words }) =>
    numbersIn(text, words).map((place) => ({ ...place, cause, sure: true })),
  )
  return [...known, ...patternsIn(text).map((place) => ({ ...place, cause: 'third_person' as const, sure: true }))]
}

/** The places of words that a worker named, in any form. */
export const findWords = (text: string, words: string): readonly Passage[] => {
  const readings = readingsOf(text)
  const named = namesIn(words).flatMap((stems) => readings.filter(({ folded }) => isFormOf(folded, stems)))
  return joined([...named.map(({ from, to }) => ({ from, to })), ...numbersIn(text, words)])
}

/** The text without these places. What was there is nowhere in the answer. */
export function blacken(text: string, passages: readonly Passage[]): string {
  let at = 0
  let kept = ''
  for (const { from, to } of joined(passages)) {
    const before = text.slice(at, from)
    // Two names in a row are one place.
    kept += kept.endsWith(BLACKENED) && before.trim() === '' ? '' : before + BLACKENED
    at = to
  }
  return kept + text.slice(at)
}

const isBeside = (text: string, one: FoldedWord, other: FoldedWord): boolean =>
  /^[\s-]+$/.test(text.slice(Math.min(one.to, other.to), Math.max(one.from, other.from)))

/** Places that touch or overlap as one, in the order of the text. */
function joined(passages: readonly Passage[]): readonly Passage[] {
  const found: Passage[] = []
  for (const { from, to } of passages.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = found.at(-1)
    if (last && from <= last.to) found.splice(-1, 1, { from: last.from, to: Math.max(last.to, to) })
    else found.push({ from, to })
  }
  return found
}

/** The same with their causes: the informant's beats that of another person, and what is sure what is not. */
function together(all: readonly Found[]): readonly Found[] {
  return joined(all).map((place) => {
    const parts = all.filter(({ from, to }) => from < place.to && to > place.from)
    return {
      ...place,
      cause: parts.some(({ cause }) => cause === 'informant') ? 'informant' : 'third_person',
      sure: parts.some(({ sure }) => sure),
    }
  })
}
