import polylabel from 'polylabel'
import { areaOf, type Boundary, coarser, type Ring } from './boundary.domain.ts'

/** An outline ready to be drawn: a path of SVG, and the place inside that is farthest from every edge, with how far that is, in units of the drawing. */
export type Outline = {
  readonly code: string
  readonly path: string
  readonly x: number
  readonly y: number
  readonly room: number
}
export type Outlines = { readonly width: number; readonly height: number; readonly shapes: readonly Outline[] }

/** Corners that a drawing has at most: a page of 150 kB takes so many (inferred). More are drawn on a coarser grid. */
const MOST_CORNERS = 8000

/** A drawing is never higher than so many times its width. */
const TALLEST = 1.2

/**
 * Outlines side by side as on a map, at most so wide as told: every degree of longitude as long as it is in the middle of them (equirectangular). Units
 * that are gone on the coarser grid are left out.
 */
export function outlines(boundaries: readonly Boundary[], width: number): Outlines {
  const light = lightEnough(boundaries)
  const all = light.flatMap(({ rings }) => rings.flat())
  if (all.length === 0) return { width, height: 0, shapes: [] }
  const [lons, lats] = [even(all), odd(all)]
  const [west, east, south, north] = [least(lons), most(lons), least(lats), most(lats)]
  const narrower = Math.cos(((south + north) / 2000) * (Math.PI / 180))
  const scale = Math.min(width / ((east - west) * narrower), (width * TALLEST) / (north - south))
  const project = (lon: number, lat: number): Point => [
    tenth((lon - west) * narrower * scale),
    tenth((north - lat) * scale),
  ]
  return {
    width: Math.ceil((east - west) * narrower * scale),
    height: Math.ceil((north - south) * scale),
    shapes: light.map(({ code, rings }) => outlineOf(code, rings, project)),
  }
}

type Point = readonly [number, number]
const tenth = (value: number): number => Math.round(value * 10) / 10
const even = (flat: readonly number[]) => flat.filter((_, i) => i % 2 === 0)
const odd = (flat: readonly number[]) => flat.filter((_, i) => i % 2 === 1)
// Spreading tens of thousands of numbers into a call is more than a call takes.
const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

function lightEnough(boundaries: readonly Boundary[]): readonly Boundary[] {
  const corners = boundaries.reduce((sum, { rings }) => sum + rings.reduce((n, ring) => n + ring.length / 2, 0), 0)
  if (corners <= MOST_CORNERS) return boundaries
  for (let grid = 2; ; grid *= 2) {
    const drawn = boundaries.map(({ code, rings }) => ({
      ...{ code, rings: rings.map((ring) => coarser(ring, grid)).filter(({ length }) => length > 0) },
    }))
    const left = drawn.reduce((sum, { rings }) => sum + rings.reduce((n, ring) => n + ring.length / 2, 0), 0)
    if (left <= MOST_CORNERS) return drawn.filter(({ rings }) => rings.length > 0)
  }
}

function outlineOf(code: string, rings: readonly Ring[], project: (lon: number, lat: number) => Point): Outline {
  const drawn = rings.map((ring) => points(ring).map(([lon, lat]) => project(lon, lat)))
  const { x, y, distance } = placeInside(rings, drawn)
  const place = { x: tenth(x), y: tenth(y), room: tenth(distance) }
  return { code, path: drawn.map(pathOf).join(''), ...place }
}

/** Tenths of a unit of the drawing are as near as an eye can tell. */
const NEAR_ENOUGH = 0.5

/** Out of the holes, too: a town may be a powiat inside another. */
function placeInside(rings: readonly Ring[], drawn: readonly (readonly Point[])[]) {
  const sizes = rings.map((ring) => Math.abs(areaOf(ring)))
  const largest = sizes.indexOf(most(sizes))
  const outer = drawn[largest] ?? []
  const polygon = [outer, ...drawn.filter((ring) => ring !== outer)].map((ring) =>
    ring.map(([x, y]): [number, number] => [x, y]),
  )
  const found = polylabel(polygon, NEAR_ENOUGH)
  return { x: found[0] ?? 0, y: found[1] ?? 0, distance: found.distance }
}

const points = (ring: Ring): readonly Point[] => even(ring).map((x, i) => [x, ring[2 * i + 1] ?? 0])

/** Steps from corner to corner are shorter to write than places. */
function pathOf(corners: readonly Point[]): string {
  const [first, ...rest] = corners
  if (!first) return ''
  let [px, py] = first
  const steps = rest.map(([x, y]) => {
    const step = `${tenth(x - px)} ${tenth(y - py)}`
    px = x
    py = y
    return step
  })
  return `M${first[0]} ${first[1]}l${steps.join(' ')}z`
}
