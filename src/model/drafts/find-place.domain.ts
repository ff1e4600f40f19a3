import { isJsonObject, type Json, type JsonObject, listIn, objectsIn, textIn } from './draft-document.domain.ts'
import { COLLECTIONS, KINDS, type PartKey, type PlaceKind } from './draft-places.domain.ts'

/** The way to a value in the document: keys of objects and numbers of entries. */
export type Way = readonly (string | number)[]

/** A part of a draft that has a page of its own. */
export type Place = {
  /** What it is called in addresses and in the record of changes: its id, `form.section` or `form.field`, or a word with `@`. */
  readonly about: string
  readonly kind: PlaceKind
  readonly way: Way
  readonly value: JsonObject
  /** The place whose part it is; nothing at the top. */
  readonly within: Place | null
}

/** Every place of a draft, in the order of the document. Places whose id cannot be read are left out: the product gives ids. */
export function placesOf(document: JsonObject): readonly Place[] {
  const handbook = partsIn(document, ['handbook', 'chapters'], 'chapter', null)
  return [
    ...fixedPlaces(document),
    ...mappingPlaces(document),
    ...handbook,
    ...attachmentPlaces(document, handbook),
    ...COLLECTIONS.flatMap(({ key, kind }) => partsIn(document, [key], kind, null)),
  ]
}

export const findPlace = (document: JsonObject, about: string): Place | undefined =>
  placesOf(document).find((place) => place.about === about)

/** The place under a report's path, as `deadlines[3].local.min`, and the rest of the path as the name of a field: `local.min`. */
export function placeOfPath(places: readonly Place[], path: string): { place: Place; field: string } | null {
  const way = wayOf(path)
  const holding = places.filter((place) => holds(place, way))
  const [best] = [...holding].sort((a, b) => b.way.length - a.way.length)
  if (!best) return null
  return { place: best, field: fieldIn(best, way) }
}

const holds = (place: Place, way: Way): boolean =>
  place.way.every((key, index) => way[index] === key) &&
  (place.kind !== 'sharing' || listIn(place.value.numbers).some((number) => number === way[1]))

function fieldIn(place: Place, way: Way): string {
  const rest = way.slice(place.way.length)
  if (place.kind !== 'sharing') return (ROWS.has(place.kind) ? ['rows', ...rest] : rest).join('.')
  // One row of the sharing table is numbered among the rows of its role.
  const own = listIn(place.value.numbers).indexOf(Number(rest[0]))
  return own < 0 ? '' : ['rows', own, ...rest.slice(1)].join('.')
}

const ROWS: ReadonlySet<PlaceKind> = new Set(['source_list', 'localisable_list'])

export const wayOf = (path: string): Way =>
  path.split(/[.[\]]/).flatMap((key) => (key === '' ? [] : [/^\d+$/.test(key) ? Number(key) : key]))

function fixedPlaces(document: JsonObject): readonly Place[] {
  const one = (about: string, kind: PlaceKind, way: Way, value: JsonObject): Place => ({
    about,
    kind,
    way,
    value,
    within: null,
  })
  return [
    one('@document', 'document', [], document),
    one('@sources', 'source_list', ['sources'], { rows: listIn(document.sources) }),
    one('@basket', 'basket', ['basket'], isJsonObject(document.basket) ? document.basket : {}),
    one('@localisable', 'localisable_list', ['localisable'], { rows: listIn(document.localisable) }),
    ...sharingPlaces(document),
  ]
}

/** How running cases are moved to this version, where it says so: its head, its changes and its questions. */
function mappingPlaces({ mapping }: JsonObject): readonly Place[] {
  if (!isJsonObject(mapping)) return []
  const head: Place = { about: MAPPING, kind: 'mapping', way: ['mapping'], value: mapping, within: null }
  return [head, ...partKeysOf('mapping').flatMap(({ key, kind }) => partsIn(mapping, [key], kind, head))]
}

/** Files of paragraphs. They stand in a list of their own, and are read as parts of the paragraph they name, where there is one. */
function attachmentPlaces(document: JsonObject, handbook: readonly Place[]): readonly Place[] {
  const paragraphs = new Map(handbook.map((place) => [place.about, place]))
  return partsIn(document, ['handbook', 'attachments'], 'attachment', null).map((place) => ({
    ...place,
    within: paragraphs.get(textIn(place.value.clause)) ?? null,
  }))
}

export const attachmentPlace = (id: string): string => `@attachment.${id}`
export const MAPPING = '@mapping'
const SHARING = '@sharing.'
export const sharingOf = (role: string): string => `${SHARING}${role}`
export const roleOfSharing = (about: string): string => about.slice(SHARING.length)

/** Rows of the sharing table by role: the role's page says all that its holders may be shown. */
function sharingPlaces(document: JsonObject): readonly Place[] {
  const rows = objectsIn(document.sharing)
  const named = objectsIn(document.roles).map(({ id, name }): [string, Json] => [textIn(id), name ?? textIn(id)])
  const roles = new Map([...rows.map(({ role }): [string, Json] => [textIn(role), textIn(role)]), ...named])
  const ids = [...new Set([...named.map(([id]) => id), ...roles.keys()])]
  return ids.map((role) => {
    const numbers = rows.flatMap((row, index) => (textIn(row.role) === role ? [index] : []))
    const own = rows.filter((row) => textIn(row.role) === role).map(({ role: _, ...row }) => row)
    const name = roles.get(role) ?? role
    return {
      about: sharingOf(role),
      kind: 'sharing',
      way: numbers.length > 0 ? ['sharing'] : ['sharing', role],
      value: { name, rows: own, numbers },
      within: null,
    }
  })
}

function partsIn(holder: JsonObject, keys: Way, kind: PlaceKind, within: Place | null): readonly Place[] {
  const entries = listIn(
    keys.reduce<Json | undefined>((value, key) => (isJsonObject(value) ? value[key] : undefined), holder),
  )
  return entries.flatMap((value, index): readonly Place[] => {
    if (!isJsonObject(value) || textIn(value.id) === '') return []
    const way = [...(within?.way ?? []), ...keys, index]
    const place: Place = { about: aboutOf(kind, textIn(value.id), within), kind, way, value, within }
    return [place, ...partKeysOf(kind).flatMap(({ key, kind: part }) => partsIn(value, [key], part, place))]
  })
}

export const partKeysOf = (kind: PlaceKind): readonly PartKey[] => KINDS[kind].parts

/** Sections and fields are unique in their form only, so they are called together with it. */
export function aboutOf(kind: PlaceKind, id: string, within: Place | null): string {
  if (kind === 'mapping_change') return `@change.${id}`
  if (kind === 'attachment') return attachmentPlace(id)
  if (kind === 'mapping_question') return `@question.${id}`
  if (kind === 'section' && within) return `${within.about}.${id}`
  if (kind === 'field' && within?.within) return `${within.within.about}.${id}`
  return id
}
