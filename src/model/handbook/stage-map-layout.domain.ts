import type { Process, Stage } from '../definition/document.ts'
import { mainPath, stageGraph } from '../definition/stage-graph.domain.ts'

export type PlacedNode = {
  readonly stage: Stage
  readonly x: number
  readonly y: number
  /** Its name, broken into lines. */
  readonly lines: readonly string[]
  /** Its number on the main path; stages beside it have none. */
  readonly number: number | null
}
/** A transition that is not a part of the main line. `aside` leads to or from a stage beside it. */
export type Arc = { readonly path: string; readonly aside: boolean }
export type StageMapLayout = {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly arcs: readonly Arc[]
}

/** Drawing units are CSS pixels at the smallest size at which the map is shown. */
export const RADIUS = 13
export const LABEL_GAP = 24
const WIDTH = 540
const MAIN_X = 70
const SIDE_X = 372
/** About the widest a letter of the map is, so that lines start where names end. */
const LETTER = 8.5
/** Left of it stand names; lines bend only to the right of it, so that none runs through a name. */
const CORRIDOR = 300
const MAIN_LABEL = 24
const SIDE_LABEL = 19
const ROW = 56
const TOP = 24
const WIDEST_BEND = 50
const BEND_PER_ROW = 11

/** Places of a process's stages: the main path in one column from the top, the others beside it. */
export function stageMapLayout(process: Process, locale: 'pl' | 'en'): StageMapLayout {
  const main = mainPath(process)
  const side = process.stages.filter((stage) => !main.includes(stage))
  const rows = Math.max(main.length, side.length)
  const height = TOP * 2 + (rows - 1) * ROW
  const sideRow = (height - TOP * 2) / Math.max(side.length, 1)
  const nodes = [
    ...main.map((stage, row) => {
      const lines = labelLines(stage.name[locale], MAIN_LABEL)
      return { stage, lines, x: MAIN_X, y: TOP + row * ROW, number: row + 1 }
    }),
    ...side.map((stage, row) => {
      const lines = labelLines(stage.name[locale], SIDE_LABEL)
      return { stage, lines, x: SIDE_X, y: TOP + (row + 0.5) * sideRow, number: null }
    }),
  ]
  return { width: WIDTH, height, nodes, arcs: arcsBetween(process, nodes) }
}

/** Pairs of stages with a transition between them, in either direction, that do not follow each other on the main line. */
function arcsBetween(process: Process, nodes: readonly PlacedNode[]): readonly Arc[] {
  const graph = stageGraph(process)
  const joined = (one: PlacedNode, other: PlacedNode) =>
    graph.get(one.stage.id)?.has(other.stage.id) || graph.get(other.stage.id)?.has(one.stage.id)
  return nodes.flatMap((one, index) =>
    nodes
      .slice(index + 1)
      .filter((other) => joined(one, other) && !followOnLine(one, other))
      .map((other) => arc(one, other)),
  )
}

const followOnLine = (one: PlacedNode, other: PlacedNode): boolean =>
  one.number !== null && other.number !== null && other.number === one.number + 1

function arc(one: PlacedNode, other: PlacedNode): Arc {
  if (one.number !== null && other.number !== null) {
    const bend = one.x - RADIUS - Math.min(WIDEST_BEND, (other.number - one.number) * BEND_PER_ROW)
    const start = one.x - RADIUS
    return { path: `M${start} ${one.y}C${bend} ${one.y} ${bend} ${other.y} ${start} ${other.y}`, aside: false }
  }
  const start = one.number === null ? one.x - RADIUS : CORRIDOR
  const end = other.x - RADIUS
  const middle = (start + end) / 2
  const straight = one.number === null ? `M${start} ${one.y}` : `M${labelEnd(one)} ${one.y}H${start}`
  return { path: `${straight}C${middle} ${one.y} ${middle} ${other.y} ${end} ${other.y}`, aside: true }
}

const labelEnd = ({ x, lines }: PlacedNode): number =>
  Math.min(CORRIDOR, x + LABEL_GAP + Math.max(...lines.map((line) => line.length)) * LETTER)

/** One crossing of two strands; the one drawn `over` passes above. */
export type Crossing = { readonly under: string; readonly over: string }

const SPREAD = 4
const CROSSING = 10

/** The main line between two stages that the case has passed: two strands that go over and under each other. */
export function crossings(x: number, from: number, to: number): readonly Crossing[] {
  const count = Math.max(1, Math.round((to - from) / CROSSING))
  const height = (to - from) / count
  return Array.from({ length: count }, (_, index) => {
    const y = from + index * height
    const toRight = strand(x - SPREAD, x + SPREAD, y, height)
    const toLeft = strand(x + SPREAD, x - SPREAD, y, height)
    return index % 2 === 0 ? { under: toLeft, over: toRight } : { under: toRight, over: toLeft }
  })
}

const strand = (from: number, to: number, y: number, height: number): string =>
  `M${from} ${y}C${from} ${y + height / 2} ${to} ${y + height / 2} ${to} ${y + height}`

/** A name broken into lines of at most `longest` letters, never inside a word. */
function labelLines(name: string, longest: number): readonly string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const joined = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length > 0 && joined.length <= longest) lines.splice(-1, 1, joined)
    else lines.push(word)
  }
  return lines
}
