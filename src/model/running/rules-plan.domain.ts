import { FAMILY } from '../answers/answers.domain.ts'
import type { BoundAction } from '../answers/bound-notions.domain.ts'
import type { RuleParameters } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { CaseFacts, PlanVersion } from './case-facts.domain.ts'
import { responsibleInstitutions } from './steps.domain.ts'
import { currentPlan, participatingAdults, teamInstitutions } from './team.domain.ts'
import { type Missing, missing } from './unmet.domain.ts'

/** Rules about the plan: they judge the version now worked on (FORMAT.md, section 10). */

const ofPlan = (facts: CaseFacts, judge: (plan: PlanVersion) => readonly Missing[]): readonly Missing[] => {
  const plan = currentPlan(facts)
  return plan ? judge(plan) : [missing('no_plan')]
}

/** A goal of the family as a whole is nobody's own goal: each person of the household has one, or a reason. */
export function everyMemberHasGoalOrReason(
  _use: RuleParameters['every_member_has_goal_or_reason'],
  facts: CaseFacts,
): readonly Missing[] {
  return ofPlan(facts, ({ goals, exceptions }) => {
    const excused = exceptions.filter(({ reason }) => reason.trim() !== '')
    const covered = new Set([...goals, ...excused].map(({ member }) => member))
    return facts.persons
      .filter(({ id, householdMember }) => householdMember && !covered.has(id))
      .map(({ id }) => missing('member_without_goal', { person: id }))
  })
}

export function oneResponsiblePerAction(
  _use: RuleParameters['one_responsible_per_action'],
  facts: CaseFacts,
  model: Model,
): readonly Missing[] {
  const team = teamInstitutions(model, facts)
  return ofPlan(facts, ({ actions }) => actions.flatMap((action) => flawsOf(action, team)))
}

function flawsOf({ id, responsible, supporting, due }: BoundAction, team: readonly string[]): readonly Missing[] {
  const flaws: Missing[] = []
  if (responsible === null) flaws.push(missing('action_without_responsible', { action: id }))
  else {
    const known = responsible === FAMILY || team.includes(responsible)
    if (!known) flaws.push(missing('responsible_outside_team', { action: id, institution: responsible }))
    if (supporting.includes(responsible))
      flaws.push(missing('responsible_also_supports', { action: id, institution: responsible }))
  }
  if (due === null) flaws.push(missing('action_without_day', { action: id }))
  return flaws
}

export const oneActivePlan = (_use: RuleParameters['one_active_plan'], facts: CaseFacts): readonly Missing[] =>
  facts.activePlanElsewhere ? [missing('active_plan_elsewhere')] : []

export function planAcceptedByFamily(
  _use: RuleParameters['plan_accepted_by_family'],
  facts: CaseFacts,
): readonly Missing[] {
  return ofPlan(facts, ({ acceptedBy }) => {
    const adults = participatingAdults(facts)
    if (adults.length === 0) return [missing('plan_accepted_by_no_adult')]
    return adults
      .filter(({ id }) => !acceptedBy.includes(id))
      .map(({ id }) => missing('plan_not_accepted_by', { person: id }))
  })
}

/** Silence is not acceptance; when no action waits for an acceptance, none is needed. */
export function planAcceptedByInstitutions(
  { which }: RuleParameters['plan_accepted_by_institutions'],
  facts: CaseFacts,
  model: Model,
): readonly Missing[] {
  return ofPlan(facts, ({ actions, institutionAnswers }) => {
    const responsible = responsibleInstitutions(actions)
    const accepted = (institution: string) =>
      institutionAnswers.some((answer) => answer.institution === institution && answer.accepted)
    if (responsible.length === 0 || (which === 'at_least_one' && responsible.some(accepted))) return []
    if (which === 'at_least_one') return [missing('plan_accepted_by_no_institution', { institutions: responsible })]
    const asked = which === 'all' ? [...new Set([...responsible, ...teamInstitutions(model, facts)])] : responsible
    return asked
      .filter((institution) => !accepted(institution))
      .map((institution) => missing('plan_not_accepted_by_institution', { institution }))
  })
}
