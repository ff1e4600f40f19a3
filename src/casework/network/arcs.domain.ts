/** Units of the drawing: a line for each institution, names on the left, arcs on the right. */
const LINE = 36
const NAMES = 330
const EDGE = 12
/** How thick the thickest arc is, and by how much each five cases thicken it. */
const THICKEST = 9
const STEP = 1.2

export type Arc = { readonly path: string; readonly thickness: number }
export type ArcDrawing = {
  readonly width: number
  readonly height: number
  readonly names: readonly { readonly x: number; readonly y: number }[]
  readonly arcs: readonly Arc[]
}

/** Institutions below each other and an arc for each pair; names never meet, however many there are. */
export function arcDrawing(
  count: number,
  pairs: readonly { readonly one: number; readonly other: number; readonly atLeast: number }[],
): ArcDrawing {
  const y = (at: number): number => EDGE + (at + 0.5) * LINE
  const x = NAMES + EDGE
  const arcs = pairs.map(({ one, other, atLeast }) => {
    const [from, to] = [Math.min(one, other), Math.max(one, other)]
    const radius = (y(to) - y(from)) / 2
    return {
      path: `M${x} ${y(from)}A${radius} ${radius} 0 0 1 ${x} ${y(to)}`,
      thickness: Math.min(THICKEST, 1 + (atLeast / 5) * STEP),
    }
  })
  return {
    width: x + Math.max(120, ((count - 1) * LINE) / 2) + EDGE,
    height: count * LINE + 2 * EDGE,
    names: Array.from({ length: count }, (_, at) => ({ x: NAMES, y: y(at) + 5 })),
    arcs,
  }
}
