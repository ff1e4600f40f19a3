import type { JsonObject } from './draft-document.domain.ts'
import { COLLECTIONS, KINDS, type PlaceKind } from './draft-places.domain.ts'
import { type Place, partKeysOf, type Way } from './find-place.domain.ts'

/** The list to which a new part of this kind belongs; nothing when the place has no such parts. */
export function listFor(kind: PlaceKind, within: Place | null): Way | null {
  if (!within && kind === 'chapter') return ['handbook', 'chapters']
  const keys = within ? partKeysOf(within.kind) : COLLECTIONS
  const found = keys.find((one) => one.kind === kind)
  return found ? [...(within?.way ?? []), found.key] : null
}

/** A new part with its id, its name where people read it, and empty lists where the format asks for lists. */
export function emptyPart(kind: PlaceKind, id: string, called: string): JsonObject {
  if (kind === 'mapping_change') return { id, kind: called }
  const { drawn } = KINDS[kind]
  const lists = drawn.keys.filter((key) => key.required && key.drawn.is === 'list').map(({ key }) => [key, []])
  const parts = partKeysOf(kind).filter(({ key }) => key !== 'anytime')
  return {
    id,
    ...(kind === 'paragraph' ? { rev: 1 } : {}),
    ...calledAs(kind, called),
    ...Object.fromEntries([...lists, ...parts.map(({ key }) => [key, []])]),
  }
}

function calledAs(kind: PlaceKind, called: string): JsonObject {
  if (kind === 'paragraph') return { title: called }
  if (kind === 'mapping_question') return { text: called }
  if (kind === 'chapter') return { title: { pl: called } }
  return kind === 'section' || kind === 'field' ? { label: called } : { name: { pl: called } }
}

/** A question is called by its whole text, its id is not. */
const LONGEST_ID = 60
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', Ł: 'l' }

/** The id that a name gives: small letters without diacritics, digits and hyphens (FORMAT.md, section 1). */
export const idFromName = (name: string): string =>
  name
    .replace(/[łŁ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_ID)
    .replace(/^[-0-9]+|-+$/g, '')
