import type { RuleName, RuleParameters, RuleUse } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { BodyFacts, CaseFacts, Facts } from './case-facts.domain.ts'
import { basketWithinEnvelope, goodsHandedOver, noDuplicateService, paidItemJustified } from './rules-basket.domain.ts'
import {
  handoverAccepted,
  meetingHeldWithin,
  noOpenCases,
  noOpenTasks,
  openCasesAtMost,
  reviewHeldWithin,
  supportHeldWithin,
} from './rules-course.domain.ts'
import {
  criteriaMet,
  diagnosisBlocksFilled,
  evaluationDone,
  fieldIs,
  formCompleted,
  stepsDone,
} from './rules-forms.domain.ts'
import {
  everyMemberHasGoalOrReason,
  oneActivePlan,
  oneResponsiblePerAction,
  planAcceptedByFamily,
  planAcceptedByInstitutions,
} from './rules-plan.domain.ts'
import {
  agreementInForce,
  basisForEveryRecipient,
  consentToTakePart,
  statementSigned,
  teamHasRoles,
  teamHasSectors,
} from './rules-team.domain.ts'
import { type Missing, missing, type Unmet } from './unmet.domain.ts'

type Check<R extends RuleName, F extends Facts = Facts> = (
  use: RuleParameters[R],
  facts: F,
  model: Model,
) => readonly Missing[]

/** A rule about a family does not hold for a body, and the other way round: it says so instead of passing. */
const ofCase =
  <R extends RuleName>(check: Check<R, CaseFacts>): Check<R> =>
  (use, facts, model) =>
    facts.subject === 'case' ? check(use, facts, model) : [missing('not_for_a_body')]
const ofBody =
  <R extends RuleName>(check: Check<R, BodyFacts>): Check<R> =>
  (use, facts, model) =>
    facts.subject === 'body' ? check(use, facts, model) : [missing('not_for_a_case')]

/** Every rule a transition may require: the closed vocabulary of FORMAT.md, section 10. */
const RULES: { readonly [R in RuleName]: Check<R> } = {
  steps_done: stepsDone,
  form_completed: formCompleted,
  field_is: fieldIs,
  criteria_met: criteriaMet,
  consent_to_take_part: ofCase(consentToTakePart),
  basis_for_every_recipient: ofCase(basisForEveryRecipient),
  team_has_sectors: teamHasSectors,
  team_has_roles: teamHasRoles,
  agreement_in_force: agreementInForce,
  confidentiality_statement_signed: statementSigned,
  diagnosis_blocks_filled: diagnosisBlocksFilled,
  every_member_has_goal_or_reason: ofCase(everyMemberHasGoalOrReason),
  one_responsible_per_action: ofCase(oneResponsiblePerAction),
  one_active_plan: ofCase(oneActivePlan),
  plan_accepted_by_family: ofCase(planAcceptedByFamily),
  plan_accepted_by_institutions: ofCase(planAcceptedByInstitutions),
  basket_within_envelope: ofCase(basketWithinEnvelope),
  paid_item_justified: ofCase(paidItemJustified),
  no_duplicate_service: ofCase(noDuplicateService),
  goods_handed_over: ofCase(goodsHandedOver),
  review_held_within: ofCase(reviewHeldWithin),
  meeting_held_within: meetingHeldWithin,
  support_held_within: supportHeldWithin,
  evaluation_done: evaluationDone,
  no_open_tasks: ofCase(noOpenTasks),
  no_open_cases: ofBody(noOpenCases),
  open_cases_at_most: ofCase(openCasesAtMost),
  handover_accepted: ofCase(handoverAccepted),
}

function check<R extends RuleName>(rule: R, parameters: RuleParameters[R], facts: Facts, model: Model) {
  return RULES[rule](parameters, facts, model)
}

/**
 * Whether a rule holds now: nothing, or what is missing and by which paragraph. `clause` is that of the transition,
 * used when the rule names none of its own.
 */
export function unmetRule(use: RuleUse, clause: string, facts: Facts, model: Model): Unmet | null {
  const lacking = check<RuleName>(use.rule, use, facts, model)
  if (lacking.length === 0) return null
  return { rule: use.rule, clause: use.clause ?? clause, missing: lacking, confirmable: isWarning(use) }
}

const isWarning = (use: RuleUse): boolean => use.rule === 'no_duplicate_service' && use.mode === 'warn'
