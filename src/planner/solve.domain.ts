import { bestForFamily } from './best-for-family.domain.ts'
import type { Choice } from './choice.domain.ts'
import { exchanged } from './exchange.domain.ts'
import { greedyChoice } from './greedy.domain.ts'
import { improved } from './improve.domain.ts'
import { type Part, partsOf } from './parts.domain.ts'
import type { Option, Problem } from './problem.domain.ts'
import { type Program, programOf } from './program.domain.ts'
import { type Proposal, proposalOf } from './proposal.domain.ts'
import { roomOf } from './room.domain.ts'
import { worthOfTaken } from './rounding.domain.ts'

/** Stop within half a percent of the best, or only when nothing better exists. Never by time: then another machine would plan otherwise. */
export type Stop = 'near' | 'exact'
/** How far from the bound a proposal may be that is near enough, as a part of the bound. */
export const NEAR = 0.005
/** Columns that are taken, and what no solution can exceed. */
export type Solved = { readonly taken: readonly number[]; readonly atMost: number }
/** The solution that may take options in parts, made whole; and for each column its part and what it costs to turn it round. */
export type Relaxed = Solved & { readonly parts: ArrayLike<number>; readonly turning: ArrayLike<number> }
/** Both answer null where they cannot solve a programme. */
export type Solver = {
  /** Quick, and bounds what any solution can be worth. */
  readonly relax: (program: Program) => Relaxed | null
  /** Goes on from a whole solution that is `gap` below the bound. */
  readonly branch: (program: Program, relaxed: Relaxed, gap: number, stop: Stop) => Solved | null
}

export type SolvedProblem = {
  readonly choice: Choice
  readonly method: Proposal['method']
  readonly atMost: number | null
}

/**
 * The best for all families together, part by part. A family that competes with nobody is solved by itself. What the solver leaves is put
 * together line by line, and then nobody knows how much better it could be.
 */
export function solveAll(problem: Problem, solver: Solver, stop: Stop): SolvedProblem {
  const choice: (Option | null)[] = problem.needs.map(() => null)
  const parts = partsOf(problem)
  let atMost: number | null = 0
  let greedy: Choice | null = null
  for (const part of parts) {
    const solved = alone(problem, part) ?? together(problem, part, solver, stop)
    if (solved === null) {
      greedy ??= greedyChoice(problem)
      for (const { need } of part.needs) choice[need] = greedy[need] ?? null
      atMost = null
      continue
    }
    for (const option of solved.options) choice[option.need] = option
    if (atMost !== null) atMost += solved.atMost
  }
  const method = greedy ? 'greedy' : stop === 'exact' ? 'exact' : 'solver'
  return { choice: improved(problem, choice), method, atMost }
}

/** The proposal for all families. */
export function proposeForAll(problem: Problem, solver: Solver, stop: Stop): Proposal {
  const { choice, method, atMost } = solveAll(problem, solver, stop)
  return proposalOf(problem, choice, method, atMost)
}

type SolvedPart = { readonly options: readonly Option[]; readonly atMost: number }

function alone(problem: Problem, { families }: Part): SolvedPart | null {
  const [family, other] = families
  if (family === undefined || other !== undefined) return null
  const best = bestForFamily(problem, roomOf(problem), family)
  return best?.proved ? { options: best.options, atMost: best.points } : null
}

function together(problem: Problem, part: Part, solver: Solver, stop: Stop): SolvedPart | null {
  const { firstOfFamily } = problem.planning.rules
  const already = (part.families.length - part.withoutAny.size) * firstOfFamily
  if (part.needs.length === 0) return { options: [], atMost: already }
  const program = programOf(part, firstOfFamily)
  const relaxed = solver.relax(program)
  if (!relaxed) return null
  const begun = { ...relaxed, taken: exchangedIn(problem, program, relaxed.taken) }
  const gap = relaxed.atMost - worthOfTaken(program, begun.taken)
  const isEnough = gap <= (stop === 'near' ? NEAR * relaxed.atMost : 0)
  const solved = isEnough ? begun : solver.branch(program, begun, gap, stop)
  if (!solved) return null
  return { options: solved.taken.flatMap((at) => program.columns[at] ?? []), atMost: solved.atMost + already }
}

/** The columns taken after exchanging among the families of the part. */
function exchangedIn(problem: Problem, program: Program, taken: readonly number[]): readonly number[] {
  const columnOf = new Map(program.columns.map((option, column) => [option, column]))
  const choice: (Option | null)[] = problem.needs.map(() => null)
  for (const column of taken) {
    const option = program.columns[column]
    if (option) choice[option.need] = option
  }
  return exchanged(problem, choice)
    .flatMap((option) => (option ? (columnOf.get(option) ?? []) : []))
    .sort((a, b) => a - b)
}
