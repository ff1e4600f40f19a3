import { isJsonObject, type Json, type JsonObject, listIn } from './draft-document.domain.ts'
import { formOf } from './draft-places.domain.ts'
import { type Place, partKeysOf, roleOfSharing, type Way } from './find-place.domain.ts'

/** The document with another value at the end of a way; `undefined` takes the key away. */
export function withValue(document: JsonObject, way: Way, value: Json | undefined): JsonObject {
  const changed = put(document, way, value)
  return isJsonObject(changed) ? changed : document
}

function put(holder: Json | undefined, way: Way, value: Json | undefined): Json | undefined {
  const [key, ...rest] = way
  if (key === undefined) return value
  if (typeof key === 'number') {
    const entries = [...listIn(holder)]
    const entry = put(entries[key], rest, value)
    if (entry === undefined) entries.splice(key, 1)
    else entries[key] = entry
    return entries
  }
  const object = isJsonObject(holder) ? holder : {}
  const { [key]: before, ...others } = object
  const after = put(before, rest, value)
  if (after === undefined) return others
  return Object.hasOwn(object, key) ? { ...object, [key]: after } : { ...others, [key]: after }
}

/** The document after a place was written anew; what its page does not ask for (ids and parts) stays. */
export function withPlace(document: JsonObject, place: Place, written: JsonObject): JsonObject {
  if (place.kind === 'sharing') return withSharing(document, roleOfSharing(place.about), listIn(written.rows))
  if (place.kind === 'source_list' || place.kind === 'localisable_list')
    return withValue(document, place.way, listIn(written.rows))
  return withValue(document, place.way, placeAfter(place, written))
}

/** What a place holds after it was written: what was typed, with the keys that the product gives and the parts as they were. */
export function placeAfter(place: Place, written: JsonObject): JsonObject {
  const typed = new Set(formOf(place.kind, place.value).keys.map(({ key }) => key))
  const kept = Object.entries(place.value).filter(([key]) => !typed.has(key))
  const parts = new Set(partKeysOf(place.kind).map(({ key }) => key))
  const first = kept.filter(([key]) => !parts.has(key))
  const last = kept.filter(([key]) => parts.has(key))
  return Object.fromEntries([...first, ...Object.entries(written), ...last])
}

/** The rows of one role, in the place of its first row; other roles keep theirs. */
function withSharing(document: JsonObject, role: string, rows: readonly Json[]): JsonObject {
  const all = listIn(document.sharing)
  const isOwn = (row: Json) => isJsonObject(row) && row.role === role
  const own = rows.filter(isJsonObject).map((row) => ({ role, ...row }))
  const first = all.findIndex(isOwn)
  const at = first < 0 ? all.length : first
  return {
    ...document,
    sharing: [...all.slice(0, at).filter((row) => !isOwn(row)), ...own, ...all.slice(at).filter((row) => !isOwn(row))],
  }
}

/** The document with a new part at the end of a list. */
export function withPart(document: JsonObject, list: Way, part: JsonObject): JsonObject {
  const standing = listIn(list.reduce<Json | undefined>((value, key) => step(value, key), document))
  return withValue(document, list, [...standing, part])
}

const step = (value: Json | undefined, key: string | number): Json | undefined =>
  typeof key === 'number' ? listIn(value)[key] : isJsonObject(value) ? value[key] : undefined

/** The document with one part of a list a place earlier or later; at an end of the list nothing moves. */
export function withMoved(document: JsonObject, way: Way, by: -1 | 1): JsonObject {
  const from = way.at(-1)
  const list = way.slice(0, -1)
  const entries = [...listIn(list.reduce<Json | undefined>((value, key) => step(value, key), document))]
  if (typeof from !== 'number') return document
  const to = from + by
  const [one, other] = [entries[from], entries[to]]
  if (one === undefined || other === undefined) return document
  entries[from] = other
  entries[to] = one
  return withValue(document, list, entries)
}
