import type { T } from '../i18n/catalogue.ts'
import polish from '../i18n/pl.json' with { type: 'json' }
import type { WordKey, Words } from '../ui/words.ts'

const PREFIX = 'platform.word.'
const KEYS = Object.keys(polish)
  .filter((key) => key.startsWith(PREFIX))
  .map((key) => key.slice(PREFIX.length) as WordKey)
const known = new Map<T, Words>()

/** The fixed words of the interface in the reader's language. */
export function wordsIn(t: T): Words {
  const made = known.get(t) ?? (Object.fromEntries(KEYS.map((key) => [key, t(`${PREFIX}${key}`)])) as Words)
  known.set(t, made)
  return made
}
