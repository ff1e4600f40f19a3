import { z } from 'zod'
import { type Outcome, ok, refused } from '#kernel'
import { type Boundary, gridOf, liesInPoland, type Position, type Ring, ringOnGrid } from './boundary.domain.ts'

export type BoundariesRefusal = 'too_large' | 'not_geojson' | 'not_wgs84' | 'bad_features'
/** What is wrong with one feature; `feature` counts from 1. */
export type BadFeature = { readonly feature: number; readonly code: string | null; readonly problem: Problem }
export type Problem =
  | 'code_missing'
  | 'code_twice'
  | 'not_a_polygon'
  | 'ring_not_closed'
  | 'outside_poland'
  | 'too_small_to_draw'

const MOST_BYTES = 200_000_000
/** Where exports keep the TERYT code: the national register of boundaries (PRG), and files made by hand. */
const CODE_FIELDS = ['JPT_KOD_JE', 'jpt_kod_je', 'TERYT', 'teryt', 'kod', 'code']
/** Seven digits are a gmina with its kind behind. */
const Code = z.union([z.string(), z.number().transform(String)]).pipe(z.string().regex(/^(\d{2}|\d{4}|\d{6,7})$/))

const File = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z
    .array(z.object({ properties: z.record(z.string(), z.unknown()).nullish(), geometry: z.unknown() }))
    .min(1),
})
const Corner = z.array(z.number()).min(2)
const Rings = z.array(z.array(Corner)).min(1)
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).min(1) }),
])
const WGS84 = /CRS84|EPSG:+(?:[\d.]*:)?4326$/

/**
 * Reads outlines of units from GeoJSON (RFC 7946: longitude and latitude in WGS84), one feature for each unit with its TERYT code. Refusals:
 * `too_large`, `not_geojson`, `not_wgs84` (another system is named), `bad_features` with each bad one in `why.features`. One refuses the file.
 */
export function readBoundaries(bytes: Uint8Array): Outcome<readonly Boundary[], BoundariesRefusal> {
  if (bytes.length > MOST_BYTES) return refused('too_large', { most: MOST_BYTES })
  const file = File.safeParse(jsonOf(bytes))
  if (!file.success) return refused('not_geojson')
  const system = file.data.crs?.properties.name
  if (system !== undefined && !WGS84.test(system)) return refused('not_wgs84', { named: system })
  const boundaries: Boundary[] = []
  const bad: BadFeature[] = []
  const seen = new Set<string>()
  for (const [index, { properties, geometry }] of file.data.features.entries()) {
    const code = codeOf(properties ?? {})
    const read = code === null ? 'code_missing' : seen.has(code) ? 'code_twice' : ringsOf(geometry, gridOf(code))
    if (typeof read === 'string' || code === null) {
      bad.push({ feature: index + 1, code, problem: typeof read === 'string' ? read : 'code_missing' })
    } else boundaries.push({ code, rings: read })
    if (code !== null) seen.add(code)
  }
  return bad.length > 0 ? refused('bad_features', { count: bad.length, features: bad.slice(0, 50) }) : ok(boundaries)
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return null
    throw error
  }
}

function codeOf(properties: Readonly<Record<string, unknown>>): string | null {
  const field = CODE_FIELDS.find((name) => name in properties)
  const read = field === undefined ? null : Code.safeParse(properties[field])
  return read?.success ? read.data.slice(0, 6) : null
}

function ringsOf(geometry: unknown, grid: number): readonly Ring[] | Problem {
  const read = Geometry.safeParse(geometry)
  if (!read.success) return 'not_a_polygon'
  const polygons = read.data.type === 'Polygon' ? [read.data.coordinates] : read.data.coordinates
  const rings: Ring[] = []
  for (const corners of polygons.flat()) {
    const positions = corners.map(([lon = 0, lat = 0]): Position => [lon, lat])
    const [first, last] = [positions[0], positions.at(-1)]
    if (!first || !last || positions.length < 4) return 'ring_not_closed'
    if (first[0] !== last[0] || first[1] !== last[1]) return 'ring_not_closed'
    if (!positions.every(liesInPoland)) return 'outside_poland'
    const ring = ringOnGrid(positions, grid)
    if (ring.length > 0) rings.push(ring)
  }
  return rings.length > 0 ? rings : 'too_small_to_draw'
}
