import { plain } from '#kernel'
import { type ConsultedText, paragraphsOf, standsIn, WHOLE } from '../consulted-text.domain.ts'
import { clientDataOf } from '../remarks/client-data-refused.domain.ts'
import type { FileRow } from './table-rows.domain.ts'

const MOST_LETTERS = 4000
const WHOLE_WORDS = ['calosc', 'ogolne', 'ogolna', 'uwaga ogolna', 'uwagi ogolne', 'do calosci']

/** Which paragraph or element the file means: by its id, with or without words around it, or by its title. Empty when nothing fits. */
export function placeOf(text: ConsultedText, typed: string): string {
  if (standsIn(text, typed)) return typed
  const words = plain(typed)
  if (words === '' || WHOLE_WORDS.includes(words)) return words === '' ? '' : WHOLE
  const ids = paragraphsOf(text).filter(({ id }) => ` ${words} `.includes(` ${plain(id)} `))
  // "W-4.12" also holds the letters of "W-4.1".
  const longest = ids.toSorted((a, b) => b.id.length - a.id.length)[0]
  if (longest) return longest.id
  const titled = paragraphsOf(text).find(({ title }) => plain(title) === words)
  return titled?.id ?? text.elements.find(({ name }) => plain(name) === words)?.id ?? ''
}

export type RowProblem =
  | { readonly what: 'place'; readonly place: string }
  | { readonly what: 'words' }
  | { readonly what: 'long' }
  | { readonly what: 'client'; readonly words: string }

/** Every reason for which a row cannot be saved as it is. */
export function problemsOf(text: ConsultedText, row: FileRow, about: string): readonly RowProblem[] {
  const found = clientDataOf(row).flatMap(({ finds }) => finds.filter(({ sure }) => sure))
  const long = [row.words, row.proposed, row.reason].some(({ length }) => length > MOST_LETTERS)
  return [
    ...(standsIn(text, about) ? [] : [{ what: 'place' as const, place: row.place }]),
    ...(row.words === '' ? [{ what: 'words' as const }] : []),
    ...(long ? [{ what: 'long' as const }] : []),
    ...found.map(({ words }) => ({ what: 'client' as const, words })),
  ]
}

const INSTITUTION =
  /(?<!\p{L})(?:[mg]*ops|cus|rops|mcps|pcpr|pup|ppp|sp|zs|szko\p{L}+|liceum|przedszkol\p{L}+|gmin\p{L}+|powiat\p{L}*|urz\p{L}+|o[śs]rod\p{L}+|centrum|komend\p{L}+|posterun\p{L}+|s[ąa]d\p{L}*|przychod\p{L}+|fundacj\p{L}+|stowarzysz\p{L}+|poradni\p{L}+|parafi\p{L}+|dom kultury|spz\p{L}+)(?!\p{L})/iu

/** Whether what stands in the column of senders reads like an institution; the team sees the answer and may change it. */
export const readsLikeInstitution = (who: string): boolean => INSTITUTION.test(who)
