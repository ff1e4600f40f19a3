import type { RuleName } from '../definition/document.ts'

/**
 * One thing that is missing for a rule. `key` is the end of the message `model.rule.<key>`; `params` are ids, numbers
 * and days that the page turns into names: the rules never see a name of a person.
 */
export type Missing = { readonly key: MissingKey; readonly params: MissingParams }
export type MissingParams = Readonly<Record<string, string | number | readonly string[]>>

export type MissingKey =
  | 'step_not_done'
  | 'step_not_done_for'
  | 'form_not_completed'
  | 'too_few_forms'
  | 'answer_differs'
  | 'criterion_not_met'
  | 'too_few_criteria'
  | 'no_consent'
  | 'no_adult_consents'
  | 'worker_without_basis'
  | 'disclosure_beyond_sharing'
  | 'too_few_sectors'
  | 'sector_missing'
  | 'too_few_in_role'
  | 'too_many_in_role'
  | 'no_agreement_of_gmina'
  | 'no_agreement_of_powiat'
  | 'institution_without_agreement'
  | 'no_institutions'
  | 'no_statement'
  | 'block_empty'
  | 'too_few_institutions'
  | 'no_family_voice'
  | 'no_plan'
  | 'member_without_goal'
  | 'action_without_responsible'
  | 'responsible_outside_team'
  | 'responsible_also_supports'
  | 'action_without_day'
  | 'active_plan_elsewhere'
  | 'plan_not_accepted_by'
  | 'plan_accepted_by_no_adult'
  | 'plan_accepted_by_no_institution'
  | 'plan_not_accepted_by_institution'
  | 'envelope_exceeded'
  | 'item_without_amount'
  | 'item_without_justification'
  | 'same_service_twice'
  | 'goods_not_handed_over'
  | 'no_recent_review'
  | 'no_recent_meeting'
  | 'no_recent_support'
  | 'no_evaluation'
  | 'no_family_opinion'
  | 'task_open'
  | 'cases_open'
  | 'too_many_open_cases'
  | 'no_receiving_case'
  | 'no_consent_to_handover'
  | 'not_for_a_body'
  | 'not_for_a_case'

/**
 * A rule that does not hold. `clause` is the paragraph that asks for it. `confirmable`: a person may pass it by
 * confirming with a reason.
 */
export type Unmet = {
  readonly rule: RuleName
  readonly clause: string
  readonly missing: readonly Missing[]
  readonly confirmable: boolean
}

export const missing = (key: MissingKey, params: MissingParams = {}): Missing => ({ key, params })
