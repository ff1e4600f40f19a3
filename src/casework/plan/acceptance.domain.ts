import { type CaseFacts, type Model, type PossibleStep, possible, type Step } from '#model'
import type { Authority } from './authority.domain.ts'

/** The step by which a plan is accepted: by each adult, or by each institution responsible for an action. */
export type AcceptedBy = 'per_adult' | 'per_institution'

const accepts = (step: Step, by: AcceptedBy): boolean =>
  step.kind === 'consent' && step.form === undefined && step.repeat === by

/** The acceptance step of the stage in which the case stands, if it has one. */
export const acceptanceStep = (model: Model, facts: CaseFacts, by: AcceptedBy): PossibleStep | undefined =>
  possible(model, facts).steps.find(({ step }) => accepts(step, by))

/** Roles that answer for an institution, wherever the model asks for the acceptance. */
export const acceptingRoles = (model: Model): readonly string[] => [
  ...new Set(model.step.all.filter((step) => accepts(step, 'per_institution')).flatMap(({ by }) => by)),
]

export type AuthorityRefusal = 'head_confirms' | 'hours_missing' | 'over_hours' | 'has_accounts'

/**
 * Whether a person sent by an institution may answer for it: its head may; others only when its declaration lets them, up to so many
 * hours of work.
 */
export function authorityRefusal(authority: Authority, hours: number | undefined): AuthorityRefusal | null {
  if (authority.iHead) return null
  if (!authority.mayConfirm) return 'head_confirms'
  if (authority.hoursLimit === null) return null
  if (hours === undefined) return 'hours_missing'
  return hours > authority.hoursLimit ? 'over_hours' : null
}

/** Only for an institution without accounts does somebody else record the answer (FORMAT.md, section 9). */
export const recordingRefusal = ({ hasAccounts }: Authority): AuthorityRefusal | null =>
  hasAccounts ? 'has_accounts' : null
