import type { Ctx } from '#platform/server'
import type { Place, UnitLevel } from '#territory'
import { placesByCode, placesNamed, searchPlaces } from '#territory/server'
import type { InstitutionLevel } from '../register/sector.domain.ts'
import { levelOf, unitCodeOf } from './cell-words.domain.ts'
import { choosePlace, namesIn, type PlaceAnswer, readPlaceText } from './choose-place.domain.ts'
import type { ListRow } from './import-list.domain.ts'
import { type PlacesAsked, placesIn } from './institution-row.ts'

/** Names that no unit bears are searched for one by one; a list with more of them than this is asked for codes. */
const MOST_SEARCHED = 50

const LEVEL_OF: Readonly<Record<InstitutionLevel, UnitLevel | null>> = {
  gmina: 'gmina',
  powiat: 'powiat',
  region: 'voivodeship',
  national: null,
}
type Asked = { readonly text: string; readonly level: UnitLevel | null }

/** A seat is a gmina, an area what the institution's own level says, unless the text says otherwise. */
function askedBy(text: string, column: 'seat' | 'area', row: ListRow): Asked {
  const level = column === 'seat' ? 'gmina' : LEVEL_OF[levelOf(row.cells.level ?? '') ?? 'gmina']
  return { text, level: readPlaceText(text).level ?? level }
}
const keyOf = ({ text, level }: Asked): string => `${level ?? 'any'} ${text}`

/** Finds the units that the rows of a list name, each text once: by TERYT code, or by name as people write it. */
export async function placesOfList(ctx: Ctx, rows: readonly ListRow[]): Promise<PlacesAsked> {
  const all = rows.flatMap((row) => [
    ...[row.cells.seat ?? ''].filter(Boolean).map((text) => askedBy(text, 'seat', row)),
    ...placesIn(row.cells.area ?? '').map((text) => askedBy(text, 'area', row)),
  ])
  const asked = new Map(all.map((one) => [keyOf(one), one]))
  const codes = [...asked.values()].flatMap(({ text }) => unitCodeOf(text) ?? [])
  const byCode = await placesByCode(ctx, [...new Set(codes)])
  const worded = [...asked].filter(([, { text }]) => unitCodeOf(text) === null)
  const named = await placesNamed(ctx, [...new Set(worded.flatMap(([, { text }]) => namesIn(readPlaceText(text))))])
  const byName = new Map<string, PlaceAnswer>()
  let searched = 0
  for (const [key, one] of worded) {
    const exact = called(one, named)
    if (!exact && searched >= MOST_SEARCHED) continue
    if (!exact) searched += 1
    byName.set(key, exact ?? (await alike(ctx, one)))
  }
  return (text, column, row) => {
    const code = unitCodeOf(text)
    if (code === null) return byName.get(keyOf(askedBy(text, column, row))) ?? 'too_many'
    const place = byCode.get(code)
    return place ? { found: 'one', place } : { found: 'none' }
  }
}

/** The unit of this name at the level meant; "Bieliny" of an institution of a powiat is a gmina all the same. Null when nothing is called so. */
function called({ text, level }: Asked, named: readonly Place[]): PlaceAnswer | null {
  const read = readPlaceText(text)
  const near = choosePlace(read, level ? named.filter((place) => place.level === level) : named)
  if (near.found === 'one' || near.found === 'several') return near
  const anywhere = read.level === null ? choosePlace(read, named) : near
  return anywhere.found === 'one' || anywhere.found === 'several' ? anywhere : null
}

/** What somebody may have meant by a name that no unit bears. */
async function alike(ctx: Ctx, { text, level }: Asked): Promise<PlaceAnswer> {
  const read = readPlaceText(text)
  return choosePlace(read, await searchPlaces(ctx, read.words, { level: level ?? undefined, limit: 8 }))
}
