import {
  type Answers,
  type BoundAction,
  bound,
  type CaseFacts,
  everyMemberHasGoalOrReason,
  type FieldBind,
  type Form,
  type Missing,
  type Model,
  oneResponsiblePerAction,
} from '#model'
import type { Objection } from '../forms/objection.domain.ts'

/**
 * What the plan as written lacks: each person of the household needs a goal or a reason, each action one responsible party and a day. The
 * rules are those that a transition asks of the plan, asked here of what is being written.
 */
export function planObjections(model: Model, facts: CaseFacts, form: Form, answers: Answers): readonly Objection[] {
  const { plan } = bound(form, answers)
  const actions = plan.actions.map((action) => ({ ...action, due: action.due ?? plan.to }))
  const written: CaseFacts = {
    ...facts,
    plans: [{ id: form.id, no: 1, active: false, ...plan, actions, acceptedBy: [], institutionAnswers: [] }],
  }
  const found = [
    ...everyMemberHasGoalOrReason({ form: form.id }, written),
    ...oneResponsiblePerAction({ form: form.id }, written, model),
  ]
  return found.map((missing) => ({ field: placeOf(form, missing), missing: withWords(missing, plan.actions) }))
}

const FIELD_OF: Readonly<Partial<Record<Missing['key'], FieldBind>>> = {
  action_without_responsible: 'action.responsible',
  responsible_outside_team: 'action.responsible',
  responsible_also_supports: 'action.supporting',
  action_without_day: 'action.due',
}

/** Where in the page it can be mended: the field of the action, or the goals as a whole. */
function placeOf(form: Form, { key, params }: Missing): string {
  const bind = FIELD_OF[key]
  const section = form.sections.find(({ fields, binds }) =>
    bind ? fields.some((field) => field.binds === bind) : binds === 'plan_goal',
  )
  if (!section) throw new Error(`form ${form.id} has nowhere to mend ${key}`)
  const field = section.fields.find(({ binds }) => binds === bind)
  return bind && field ? `${section.id}.${String(params.action)}.${field.id}` : section.id
}

/** An action not kept yet has no name to look up, so it is told by its own words. */
function withWords(missing: Missing, actions: readonly BoundAction[]): Missing {
  const action = actions.find(({ id }) => id === missing.params.action)
  return action ? { ...missing, params: { ...missing.params, action: action.text } } : missing
}
