import loadHighs, { type Highs, type Model } from 'highs'
import type { Program } from './program.domain.ts'
import { rounded } from './rounding.domain.ts'
import { NEAR, type Relaxed, type Solved, type Solver, type Stop } from './solve.domain.ts'

/** One seed, and the package has one thread only: the same programme has the same answer on every machine. */
const ALWAYS = { output_flag: false, random_seed: 0 } as const
/** Points are whole, so what is less than one of them away from the bound is the best. */
const WHOLE = 0.5
/** A search that has no end in sight is given up after so many branches: on a slow machine after as many as on a quick one. */
const MOST_NODES = 20_000
const TAKEN = 0.5
const EPSILON = 1e-6

/**
 * The solver HiGHS, ready to solve one programme after another in this thread. First without the condition that options are taken whole: that
 * is quick, bounds what any proposal can reach, and leaves few options in parts. What the bound then leaves open is branched on.
 */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs()
  return {
    relax: (program) => relaxedBy(highs, program),
    branch: (program, relaxed, gap, stop) => branchedBy(highs, program, relaxed, gap, stop),
  }
}

function relaxedBy(highs: Highs, program: Program): Relaxed | null {
  return highs.withModel(modelOf(highs, program), (model) => {
    model.options.set({ ...ALWAYS, presolve: 'off' })
    model.run()
    if (!isBest(highs, model)) return null
    const { colValue: parts, colDual: turning } = model.getSolution()
    return { taken: rounded(program, parts), atMost: Math.floor(model.getObjectiveValue() + EPSILON), parts, turning }
  })
}

function branchedBy(
  highs: Highs,
  program: Program,
  { parts, turning, atMost, taken: start }: Relaxed,
  gap: number,
  stop: Stop,
): Solved | null {
  const whole = modelOf(highs, program)
  whole.colUpper.forEach((_, column) => {
    // Turning such a column round would cost more than there is to gain.
    if (Math.abs(turning[column] ?? 0) <= gap + EPSILON) return
    if ((parts[column] ?? 0) < EPSILON) whole.colUpper[column] = 0
    else if ((parts[column] ?? 0) > 1 - EPSILON) whole.colLower[column] = 1
  })
  const { integer, continuous } = highs.constants.variableType
  const integrality = program.points.map((_, column) => (column < program.columns.length ? integer : continuous))
  return highs.withModel({ ...whole, integrality }, (model) => {
    const gaps = { mip_rel_gap: stop === 'near' ? NEAR : 0, mip_abs_gap: WHOLE }
    model.options.set({ ...ALWAYS, ...gaps, mip_max_nodes: MOST_NODES })
    model.setSolution({ colValue: columnsOf(program, start) })
    model.run()
    if (!isBest(highs, model)) return null
    const values = model.getSolution().colValue
    const taken = program.columns.flatMap((_, column) => ((values[column] ?? 0) > TAKEN ? [column] : []))
    return { taken, atMost: Math.min(atMost, Math.floor(Number(model.info.get('mip_dual_bound')) + EPSILON)) }
  })
}

/** A whole solution column by column, with the families it helps. */
function columnsOf({ columns, helped }: Program, taken: readonly number[]): Float64Array {
  const values = new Float64Array(columns.length + helped.length)
  const families = new Set(taken.map((column) => columns[column]?.family))
  for (const column of taken) values[column] = 1
  for (const [at, family] of helped.entries()) if (families.has(family)) values[columns.length + at] = 1
  return values
}

const isBest = (highs: Highs, model: Model): boolean => model.getModelStatus() === highs.constants.modelStatus.optimal

function modelOf(highs: Highs, { points, starts, at, times, most }: Program) {
  return {
    numCols: points.length,
    numRows: most.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(points),
    colLower: new Float64Array(points.length),
    colUpper: new Float64Array(points.length).fill(1),
    rowLower: new Float64Array(most.length).fill(-highs.infinity),
    rowUpper: Float64Array.from(most),
    matrix: {
      format: 'csr',
      numRows: most.length,
      numCols: points.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(at),
      values: Float64Array.from(times),
    },
  } as const
}
