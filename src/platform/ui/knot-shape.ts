/** Centre, mean radius and swing of the strands, in units of the drawing. */
const CENTRE = { x: 330, y: 198 }
const RADIUS = 92
const SWING = 38
/** How much of a crossing is left open where a strand goes under; divided by the number of strands. */
const OPENING = 0.95
const SAMPLES = 24

/** Fewest and most strands that weave into a readable knot. */
export const KNOT_STRANDS = { min: 3, max: 9 }

type Point = { x: number; y: number }

const at = (radius: number, angle: number): Point => ({
  x: CENTRE.x + radius * Math.sin(angle),
  y: CENTRE.y - radius * Math.cos(angle),
})
const written = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`

/**
 * Strand `index` of `count`: r(φ) = R + a·sin(nφ/2) for φ in ±(2π/n − g), turned so that its outermost point stands on the
 * strand's own direction. Each strand goes over one neighbour and, through the gap `g`, under the next.
 */
export function strandPath(count: number, index: number): string {
  const reach = (2 * Math.PI) / count - OPENING / count
  const turn = (2 * Math.PI * index) / count - Math.PI / count
  const points = Array.from({ length: SAMPLES + 1 }, (_, step) => {
    const phi = -reach + (2 * reach * step) / SAMPLES
    return at(RADIUS + SWING * Math.sin((count * phi) / 2), phi + turn)
  })
  return smooth(points)
}

/** Catmull-Rom through the points, written as Bézier curves. */
function smooth(points: readonly Point[]): string {
  const [first] = points
  if (!first) return ''
  const point = (index: number): Point => points[Math.min(Math.max(index, 0), points.length - 1)] ?? first
  const curves = points.slice(1).map((end, index) => {
    const start = point(index)
    const before = point(index - 1)
    const after = point(index + 2)
    const one = { x: start.x + (end.x - before.x) / 6, y: start.y + (end.y - before.y) / 6 }
    const two = { x: end.x - (after.x - start.x) / 6, y: end.y - (after.y - start.y) / 6 }
    return `C${written(one)} ${written(two)} ${written(end)}`
  })
  return `M${written(first)}${curves.join('')}`
}

export type StrandLabel = {
  lead: string
  x: number
  firstLine: number
  secondLine: number
  anchor: 'start' | 'middle' | 'end'
}

/** Where the name of strand `index` stands: outside, on the strand's own direction. */
export function strandLabel(count: number, index: number): StrandLabel {
  const angle = (2 * Math.PI * index) / count
  const inner = at(RADIUS + SWING + 6, angle)
  const outer = at(RADIUS + SWING + 22, angle)
  const side = Math.sin(angle)
  const up = Math.cos(angle)
  const lead = `M${written(inner)}L${written(outer)}`
  if (Math.abs(side) < 0.15) {
    const firstLine = outer.y + (up > 0 ? -24 : 20)
    return { lead, x: outer.x, firstLine, secondLine: firstLine + 18, anchor: 'middle' }
  }
  const firstLine = outer.y + (up < -0.5 ? 10 : -6)
  return {
    lead,
    x: outer.x + (side > 0 ? 8 : -8),
    firstLine,
    secondLine: firstLine + 18,
    anchor: side > 0 ? 'start' : 'end',
  }
}

export const knotCentre = CENTRE
