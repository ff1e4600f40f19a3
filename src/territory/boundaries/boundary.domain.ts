/** A closed ring without its last point: longitude, latitude, longitude … in thousandths of a degree (WGS84). */
export type Ring = readonly number[]
/** The outline of a unit; a ring within another is a hole. */
export type Boundary = { readonly code: string; readonly rings: readonly Ring[] }

/** Longitude and latitude in degrees, as files give them. */
export type Position = readonly [number, number]

/**
 * How coarse an outline is kept, in thousandths of a degree, by the length of its code: about 2 km for a voivodeship, 1 km for a powiat, 200 m for
 * a gmina. Every border runs over the same grid, so neighbours meet without a gap. Inferred: finer than a map of a page shows.
 */
const GRID: Readonly<Record<number, number>> = { 2: 20, 4: 10, 6: 2 }
export const gridOf = (code: string): number => GRID[code.length] ?? 2

/** Room around Poland: whatever lies outside is in another system of coordinates, or in another order. */
const AROUND = { west: 13.5, east: 24.7, south: 48.5, north: 55.5 }
export const liesInPoland = ([lon, lat]: Position): boolean =>
  lon >= AROUND.west && lon <= AROUND.east && lat >= AROUND.south && lat <= AROUND.north

/** A ring of degrees on the grid of its unit. */
export const ringOnGrid = (positions: readonly Position[], grid: number): Ring =>
  coarser(
    positions.flatMap(([lon, lat]) => [Math.round(lon * 1000), Math.round(lat * 1000)]),
    grid,
  )

/** The same ring on a coarser grid, without points that say nothing: the same twice, there and back, in the middle of a line. Empty where nothing is left. */
export function coarser(ring: Ring, grid: number): Ring {
  const kept: number[] = []
  const put = (x: number, y: number) => {
    for (;;) {
      const last = kept.length - 2
      if (last >= 0 && kept[last] === x && kept[last + 1] === y) return
      if (last < 2 || !onLine([at(kept, last - 2), at(kept, last), [x, y]])) break
      kept.length -= 2
    }
    kept.push(x, y)
  }
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const [x, y] = at(ring, i)
    put(Math.round(x / grid) * grid, Math.round(y / grid) * grid)
  }
  return closed(kept)
}

type Point = readonly [number, number]
const at = (ring: readonly number[], i: number): Point => [ring[i] ?? 0, ring[i + 1] ?? 0]
/** Three points on one line: the middle one says nothing, also where the line turns back. */
const onLine = ([[ax, ay], [bx, by], [cx, cy]]: readonly [Point, Point, Point]): boolean =>
  (bx - ax) * (cy - by) === (by - ay) * (cx - bx)

/** Mends the place where the ring begins. */
function closed(points: readonly number[]): Ring {
  let ring = [...points]
  for (;;) {
    const n = ring.length
    if (n < 6) return []
    const [first, second] = [at(ring, 0), at(ring, 2)]
    const [before, last] = [at(ring, n - 4), at(ring, n - 2)]
    if (first[0] === last[0] && first[1] === last[1]) ring = ring.slice(0, -2)
    else if (onLine([before, last, first])) ring = ring.slice(0, -2)
    else if (onLine([last, first, second])) ring = ring.slice(2)
    else return ring
  }
}

/** Twice the area within a ring, in squares of its unit; its sign tells the direction. */
export function areaOf(ring: Ring): number {
  let sum = 0
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = at(ring, i)
    const [nx, ny] = at(ring, (i + 2) % ring.length)
    sum += x * ny - nx * y
  }
  return sum
}
