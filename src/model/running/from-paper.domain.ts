import type { RuleName, Transition } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { CaseFacts } from './case-facts.domain.ts'
import { unmetRule } from './rules.domain.ts'
import type { Unmet } from './unmet.domain.ts'

/**
 * How a rule of a gate that was passed on paper is judged. `passed`: it asks what was done then, and the paper answers for that. `lasting`:
 * it asks for something that goes on, so what was not written down is told as missing. `limit`: it protects other families or the same one,
 * so a case that breaks it is not taken over.
 */
const JUDGED: Readonly<Record<RuleName, 'passed' | 'lasting' | 'limit'>> = {
  steps_done: 'passed',
  form_completed: 'passed',
  field_is: 'passed',
  criteria_met: 'passed',
  diagnosis_blocks_filled: 'passed',
  paid_item_justified: 'passed',
  no_duplicate_service: 'passed',
  goods_handed_over: 'passed',
  review_held_within: 'passed',
  meeting_held_within: 'passed',
  support_held_within: 'passed',
  evaluation_done: 'passed',
  no_open_tasks: 'passed',
  no_open_cases: 'passed',
  handover_accepted: 'passed',
  consent_to_take_part: 'lasting',
  basis_for_every_recipient: 'lasting',
  team_has_sectors: 'lasting',
  team_has_roles: 'lasting',
  agreement_in_force: 'lasting',
  confidentiality_statement_signed: 'lasting',
  every_member_has_goal_or_reason: 'lasting',
  one_responsible_per_action: 'lasting',
  plan_accepted_by_family: 'lasting',
  plan_accepted_by_institutions: 'lasting',
  one_active_plan: 'limit',
  basket_within_envelope: 'limit',
  open_cases_at_most: 'limit',
}

/** The gate by which a case came from one stage to another: one that asks for no reason, where there is such. */
export function gateBetween(model: Model, from: string, to: string): Transition | null {
  const leading = model.stage(from).transitions.filter((one) => one.to === to)
  return leading.find(({ reason }) => !reason?.required) ?? leading[0] ?? null
}

/** The gates that a case passed on paper, in their order; none for a case that began in the system. */
const gatesFromPaper = (model: Model, { visits }: Pick<CaseFacts, 'visits'>): readonly Transition[] =>
  visits.flatMap(({ stage, fromPaper }, index) => {
    const before = visits[index - 1]
    const gate = fromPaper && before ? gateBetween(model, before.stage, stage) : null
    return gate ? [gate] : []
  })

/** What gates passed on paper ask to last and nobody has written down: named, in the way of nothing. */
export const missingFromPaper = (model: Model, facts: CaseFacts): readonly Unmet[] => unmetOf(model, facts, 'lasting')

/** The limits that a case past those gates breaks today. */
export const limitsBroken = (model: Model, facts: CaseFacts): readonly Unmet[] => unmetOf(model, facts, 'limit')

/** A rule that several gates ask is told once. */
function unmetOf(model: Model, facts: CaseFacts, judged: 'lasting' | 'limit'): readonly Unmet[] {
  const unmet = gatesFromPaper(model, facts).flatMap(({ require, clause }) =>
    require.filter(({ rule }) => JUDGED[rule] === judged).flatMap((use) => unmetRule(use, clause, facts, model) ?? []),
  )
  return [...new Map(unmet.map((one) => [JSON.stringify([one.rule, one.missing]), one])).values()]
}
