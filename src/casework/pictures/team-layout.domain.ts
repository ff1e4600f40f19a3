/** Where one box stands, in units of the drawing. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type TeamLayout = {
  readonly width: number
  readonly height: number
  readonly middle: Box
  readonly boxes: readonly Box[]
  /** From the family to each box, as a path. */
  readonly lines: readonly string[]
}

const BOX = { width: 300, height: 112 }
const GAP = 20
const MIDDLE = { width: 140, height: 72 }
const ASIDE = 80
const EDGE = 4

/**
 * The family in the middle, institutions in two columns beside it in their order: first the left one from above, then the right one. Any number
 * of them stands apart from the others, and no line crosses a box.
 */
export function teamLayout(count: number): TeamLayout {
  const left = Math.ceil(count / 2)
  const rows = Math.max(left, 1)
  const height = rows * (BOX.height + GAP) - GAP + 2 * EDGE
  const x = { left: EDGE, middle: EDGE + BOX.width + ASIDE, right: EDGE + BOX.width + MIDDLE.width + 2 * ASIDE }
  const middle = { ...MIDDLE, x: x.middle, y: (height - MIDDLE.height) / 2 }
  const boxes = Array.from({ length: count }, (_, at): Box => {
    const onLeft = at < left
    const row = onLeft ? at : at - left
    const used = onLeft ? left : count - left
    const top = (height - (used * (BOX.height + GAP) - GAP)) / 2
    return { ...BOX, x: onLeft ? x.left : x.right, y: top + row * (BOX.height + GAP) }
  })
  const centre = middle.y + middle.height / 2
  const lines = boxes.map((box, at) => {
    const [from, to] = at < left ? [middle.x, box.x + box.width] : [middle.x + middle.width, box.x]
    return `M${from} ${centre}L${to} ${box.y + box.height / 2}`
  })
  return { width: x.right + BOX.width + EDGE, height, middle, boxes, lines }
}
