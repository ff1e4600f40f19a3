export type { Candidate, FamilyReasons, NeedReasons, Otherwise } from './explain.domain.ts'
export type { Held, WouldHelp } from './otherwise.domain.ts'
export { mostTakenOff, NEED_WEIGHTS, type NeedWeight, Planning, PlanningRules } from './planning.domain.ts'
export type { Term } from './points.domain.ts'
export type { PlanningFlaw, StandingObstacle } from './problem.domain.ts'
export {
  gapOf,
  type Line,
  type Proposal,
  type ProposalTotals,
  type UnmetNeed,
  type UnmetReason,
} from './proposal.domain.ts'
export { proposeForFamily, proposeGreedily, reasonsInProposal } from './propose.domain.ts'
export type { PassingObstacle } from './room.domain.ts'
export { FIRST_RULES, type RuleRow, rulesTable } from './rules.domain.ts'
export { type Breach, breachesOf } from './verify.domain.ts'
