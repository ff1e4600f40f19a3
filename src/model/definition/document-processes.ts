import type {
  Instances,
  Name,
  NumberOrParam,
  OutcomeResult,
  Sector,
  StepKind,
  SubjectKind,
  Support,
  TimeUnit,
} from './vocabulary.ts'

export type ModelOutcome = {
  readonly id: string
  readonly name: Name
  readonly result: OutcomeResult
  readonly description: string
  readonly clause: string
}
export type Step = {
  readonly id: string
  readonly name: Name
  readonly kind: StepKind
  readonly by: readonly string[]
  readonly required: boolean
  readonly form?: string
  readonly body?: string
  readonly agreement?: string
  readonly deadline?: string | readonly string[]
  readonly support?: readonly Support[]
  readonly repeat?: Instances
  readonly after?: readonly string[]
  readonly clause: string
}
/** The parameters of each rule a transition may require (FORMAT.md, section 10). */
export type RuleParameters = {
  readonly steps_done: { readonly steps: readonly string[] }
  readonly form_completed: { readonly form: string; readonly minInstances?: NumberOrParam }
  readonly field_is: {
    readonly form: string
    readonly field: string
    readonly values: readonly (string | number | boolean)[]
  }
  readonly criteria_met: { readonly form: string; readonly fields: readonly string[]; readonly min?: NumberOrParam }
  readonly consent_to_take_part: { readonly from: 'all_participants' | 'at_least_one_adult' }
  readonly basis_for_every_recipient: { readonly body: string }
  readonly team_has_sectors: {
    readonly body: string
    readonly min: NumberOrParam
    readonly include?: readonly Sector[]
  }
  readonly team_has_roles: { readonly body: string }
  readonly agreement_in_force: {
    readonly agreements: readonly string[]
    readonly of: 'gmina' | 'powiat' | 'every_institution'
  }
  readonly confidentiality_statement_signed: { readonly body: string }
  readonly diagnosis_blocks_filled: {
    readonly form: string
    readonly blocks: readonly string[]
    readonly minInstitutions: NumberOrParam
    readonly familyVoice: boolean
  }
  readonly every_member_has_goal_or_reason: { readonly form: string }
  readonly one_responsible_per_action: { readonly form: string }
  readonly one_active_plan: { readonly form: string }
  readonly plan_accepted_by_family: { readonly form: string }
  readonly plan_accepted_by_institutions: {
    readonly form: string
    readonly which: 'at_least_one' | 'responsible' | 'all'
  }
  readonly basket_within_envelope: { readonly envelope: NumberOrParam }
  readonly paid_item_justified: { readonly form: string }
  readonly no_duplicate_service: { readonly form: string; readonly mode: 'warn' | 'block' }
  readonly goods_handed_over: { readonly form: string }
  readonly review_held_within: { readonly review: string; readonly amount: NumberOrParam; readonly unit: TimeUnit }
  readonly meeting_held_within: { readonly body: string; readonly amount: NumberOrParam; readonly unit: TimeUnit }
  readonly support_held_within: { readonly support: Support; readonly amount: NumberOrParam; readonly unit: TimeUnit }
  readonly evaluation_done: { readonly form: string; readonly familyVoice: boolean }
  readonly no_open_tasks: { readonly handedOverCounts: boolean }
  readonly no_open_cases: Readonly<Record<never, never>>
  readonly open_cases_at_most: { readonly max: NumberOrParam }
  readonly handover_accepted: Readonly<Record<never, never>>
}
export type RuleName = keyof RuleParameters
/** A rule with its parameters; `switch (use.rule)` narrows them. Without a `clause` of its own it rests on the transition's. */
export type RuleUse = {
  [R in RuleName]: { readonly rule: R; readonly clause?: string } & RuleParameters[R]
}[RuleName]
export type Transition = {
  readonly id: string
  readonly to: string
  readonly name: Name
  readonly by: readonly string[]
  readonly require: readonly RuleUse[]
  readonly reason?: { readonly required: boolean; readonly list?: string }
  readonly outcomes?: readonly string[]
  readonly clause: string
}
export type Stage = {
  readonly id: string
  readonly name: Name
  readonly kind: 'normal' | 'paused' | 'end'
  readonly groups?: readonly string[]
  readonly deadlines?: readonly string[]
  readonly steps: readonly Step[]
  readonly transitions: readonly Transition[]
  readonly clause: string
}
export type Process = {
  readonly id: string
  readonly name: Name
  readonly subject: 'case' | 'body'
  readonly body?: string
  readonly subjectKinds?: readonly SubjectKind[]
  readonly start: string
  readonly anytime?: readonly Step[]
  readonly stages: readonly Stage[]
  readonly clause: string
}
