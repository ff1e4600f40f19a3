import type { MessageKey, T } from '#platform'
import { SECTORS } from '../definition/document.ts'
import pl from './i18n/pl.json' with { type: 'json' }

const known: ReadonlySet<string> = new Set(Object.keys(pl))
/** Keys of the format and words of its vocabularies name messages; a test goes through all of them. */
const isMessage = (key: string): key is MessageKey => known.has(key)

/**
 * How people call a key of the format. Where one word means two things, the record around it or the kind of the part tells them apart. A
 * key that the format does not have is called by itself.
 */
export function keyLabel(t: T, key: string, around: readonly string[]): string {
  const candidates = [...around.map((one) => `model.drafts.key.${one}.${key}`), `model.drafts.key.${key}`]
  const found = candidates.find(isMessage)
  return found ? t(found) : key
}

/** How people call a word of a closed vocabulary, under the key where it stands. */
export function wordLabel(t: T, word: string, key: string): string {
  const sector = SECTORS.find((one) => one === word)
  // The sectors are told by the register of institutions.
  if (sector && /sector|include/i.test(key)) return t(`institutions.sector.${sector}`)
  const found = [`model.drafts.word.${key}.${word}`, `model.drafts.word.${word}`].find(isMessage)
  return found ? t(found) : word
}
