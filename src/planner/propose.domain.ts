import { type Outcome, ok, refused } from '#kernel'
import { bestForFamily } from './best-for-family.domain.ts'
import type { Choice } from './choice.domain.ts'
import { type FamilyReasons, reasonsFor } from './explain.domain.ts'
import { greedyChoice } from './greedy.domain.ts'
import { improved } from './improve.domain.ts'
import type { Planning } from './planning.domain.ts'
import { type PlanningFlaw, type Problem, problemOf } from './problem.domain.ts'
import { type Proposal, proposalOf } from './proposal.domain.ts'
import { roomOf } from './room.domain.ts'

/** The best proposal for a planning of one family, proved, in milliseconds. Refuses a planning whose parts do not fit together. */
export function proposeForFamily(planning: Planning): Outcome<Proposal, PlanningFlaw | 'not_one_family'> {
  const problem = problemOf(planning)
  if (!problem.ok) return problem
  if (problem.value.needsOf.length !== 1) return refused('not_one_family')
  return ok(exactProposal(problem.value))
}

function exactProposal(problem: Problem): Proposal {
  const best = bestForFamily(problem, roomOf(problem), 0)
  const choice = problem.needs.map((_, at) => best?.options.find((option) => option.need === at) ?? null)
  const proved = best?.proved ?? true
  return proposalOf(problem, choice, proved ? 'exact' : 'greedy', proved ? (best?.points ?? 0) : null)
}

/** A proposal for all families without a solver: line by line, then family by family. No rule is broken by it, but it may be a few in a hundred below the best. */
export function proposeGreedily(planning: Planning): Outcome<Proposal, PlanningFlaw> {
  const problem = problemOf(planning)
  if (!problem.ok) return problem
  return ok(proposalOf(problem.value, improved(problem.value, greedyChoice(problem.value)), 'greedy', null))
}

/** The choice that a proposal tells of. Throws for a proposal that was made from another planning. */
export function choiceIn(problem: Problem, proposal: Proposal): Choice {
  const lines = new Map(proposal.lines.map(({ need, service }) => [need, service]))
  return problem.needs.map(({ need, promised, options }) => {
    const service = lines.get(need.id)
    if (service === undefined || promised) return null
    const option = options.find((one) => problem.services[one.service]?.id === service)
    if (!option) throw new Error(`line ${need.id} of the proposal does not come from this planning`)
    return option
  })
}

/** Why the proposal proposes to one family what it proposes; null for a family that is not in it. */
export function reasonsInProposal(
  planning: Planning,
  proposal: Proposal,
  family: string,
): Outcome<FamilyReasons | null, PlanningFlaw> {
  const problem = problemOf(planning)
  return problem.ok ? ok(reasonsFor(problem.value, choiceIn(problem.value, proposal), family)) : problem
}
