import type { Ctx } from '#platform/server'
import { placesByCode, searchPlaces } from './place.query.server.ts'
import type { PlaceAsked } from './place-pick.tsx'
import type { UnitLevel } from './unit.domain.ts'

/**
 * What a page with `PlacePick` shows, from its address: `name` carries the chosen code, `name_q` the text that was searched,
 * `name_again` that the text is to be searched whatever was chosen before.
 * @param level only units of this level
 */
export async function askPlace(
  ctx: Ctx,
  query: Readonly<Record<string, string>>,
  name: string,
  level?: UnitLevel,
): Promise<PlaceAsked> {
  const code = query[`${name}_again`] ? undefined : query[name]
  const picked = code ? ((await placesByCode(ctx, [code])).get(code) ?? null) : null
  const text = query[`${name}_q`] ?? ''
  const found = picked || text === '' ? [] : await searchPlaces(ctx, text, { level })
  return { name, text, found, picked }
}
