import { plain } from '#kernel'
import type { Place, UnitKind, UnitLevel } from '#territory'

/** Which unit a text names: one, none, or several that it may mean. */
export type PlaceAnswer =
  | { readonly found: 'one'; readonly place: Place }
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly places: readonly Place[] }
  /** None is called so; these are called nearly so. */
  | { readonly found: 'alike'; readonly places: readonly Place[] }

export type PlaceText = {
  /** The words to search by. */
  readonly words: string
  readonly level: UnitLevel | null
  readonly kinds: readonly UnitKind[] | null
}

const LEVELS: Readonly<Record<string, UnitLevel>> = {
  gmina: 'gmina',
  gm: 'gmina',
  miasto: 'gmina',
  powiat: 'powiat',
  pow: 'powiat',
  wojewodztwo: 'voivodeship',
  woj: 'voivodeship',
}
const HINTS = new Set([...Object.keys(LEVELS), 'i'])
/** Words that say the kind of a gmina and are no part of its name, the longest first. */
const KINDS: readonly (readonly [string, readonly UnitKind[]])[] = [
  ['miejsko wiejska', ['urban_rural']],
  ['miejska', ['urban']],
  ['wiejska', ['rural']],
]
/** No unit's name has more. */
const MOST_WORDS = 5
const CITY = 'miasto na prawach powiatu'

/** Takes apart what stands in a cell: "gmina Bolesławiec (wiejska), pow. bolesławiecki, woj. dolnośląskie" is read as it is shown. */
export function readPlaceText(text: string): PlaceText {
  const all = plain(text)
  const city = all.includes(CITY)
  const bare = all.replace(CITY, ' ').trim()
  const [kind] = KINDS.filter(([word]) => ` ${bare} `.includes(` ${word} `))
  const words = (kind ? ` ${bare} `.replace(` ${kind[0]} `, ' ') : bare).replace(/\s+/g, ' ').trim()
  const leading = LEVELS[words.split(' ')[0] ?? ''] ?? null
  if (city && leading !== 'gmina') return { words, level: 'powiat', kinds: ['city_powiat'] }
  return { words: words.replace(/^miasto /, ''), level: kind ? 'gmina' : leading, kinds: kind ? kind[1] : null }
}

/** What the unit may be called: the first word of a text, the first two, and so on. The rest says where it lies. */
export function namesIn({ words }: PlaceText): readonly string[] {
  const typed = words.split(' ').filter((word) => !HINTS.has(word))
  return typed.slice(0, MOST_WORDS).map((_, i) => typed.slice(0, i + 1).join(' '))
}

/** Every word of the unit's name was typed, and every typed word belongs to the unit or to those it lies in. */
function isCalledSo(words: readonly string[], place: Place): boolean {
  const own = plain(place.name).split(' ')
  const around = new Set([...own, ...plain(`${place.powiat?.name ?? ''} ${place.voivodeship ?? ''}`).split(' ')])
  return own.every((word) => words.includes(word)) && words.every((word) => around.has(word))
}

/** Chooses among units that were found. Nothing is guessed: a name that fits nearly is offered, not taken. */
export function choosePlace({ words, kinds }: PlaceText, found: readonly Place[]): PlaceAnswer {
  const typed = words.split(' ').filter((word) => !HINTS.has(word))
  const called = found.filter((place) => isCalledSo(typed, place) && (!kinds || kinds.includes(place.kind)))
  const [only] = called
  if (only && called.length === 1) return { found: 'one', place: only }
  if (only) return { found: 'several', places: called }
  return found.length > 0 ? { found: 'alike', places: found } : { found: 'none' }
}
