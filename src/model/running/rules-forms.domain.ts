import { answersTo } from '../answers/answers.domain.ts'
import { holds } from '../answers/conditions.domain.ts'
import type { Condition, Form, RuleParameters } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { Facts, FormInstance } from './case-facts.domain.ts'
import { progressOf } from './steps.domain.ts'
import { type Missing, missing } from './unmet.domain.ts'
import { stayNow } from './visits.domain.ts'

/**
 * Rules about steps and forms (FORMAT.md, section 10). Each answers what is missing; nothing missing means the rule
 * holds.
 */

const completed = (facts: Facts, form: string): readonly FormInstance[] =>
  facts.forms.filter((one) => one.form === form && one.current && one.completed !== null)

/** The latest completed instance; of two completed on one day the later recorded. */
const latest = (facts: Facts, form: string): FormInstance | undefined =>
  completed(facts, form).reduce<FormInstance | undefined>(
    (last, one) => (last?.completed && one.completed && last.completed.on > one.completed.on ? last : one),
    undefined,
  )

export function stepsDone({ steps }: RuleParameters['steps_done'], facts: Facts, model: Model): readonly Missing[] {
  return steps.flatMap((step) => {
    const { done, instances } = progressOf(model, facts, model.step(step))
    if (done) return []
    const open = instances.filter((instance) => !instance.done).map(({ forKey }) => forKey)
    return [open.length > 0 ? missing('step_not_done_for', { step, for: open }) : missing('step_not_done', { step })]
  })
}

export function formCompleted(use: RuleParameters['form_completed'], facts: Facts, model: Model): readonly Missing[] {
  const wanted = use.minInstances === undefined ? 1 : model.number(use.minInstances, facts.local)
  const inThisStay = model.form(use.form).instances === 'per_review'
  const { visits } = stayNow(model, facts)
  const found = completed(facts, use.form).filter(
    (one) => !inThisStay || (one.completed !== null && visits.includes(one.completed.visit)),
  ).length
  if (found >= wanted) return []
  return [
    wanted === 1
      ? missing('form_not_completed', { form: use.form })
      : missing('too_few_forms', { form: use.form, found, wanted }),
  ]
}

export function fieldIs(use: RuleParameters['field_is'], facts: Facts, model: Model): readonly Missing[] {
  const instance = latest(facts, use.form)
  if (!instance) return [missing('form_not_completed', { form: use.form })]
  const given = answersTo(model.form(use.form), instance.answers, use.field).flat()
  const wanted: readonly unknown[] = use.values
  if (given.some((answer) => wanted.includes(answer))) return []
  return [missing('answer_differs', { form: use.form, field: use.field, values: use.values.map(String) })]
}

/** A checklist and never a score: which criteria are missing is always told. */
export function criteriaMet(use: RuleParameters['criteria_met'], facts: Facts, model: Model): readonly Missing[] {
  const instance = latest(facts, use.form)
  if (!instance) return [missing('form_not_completed', { form: use.form })]
  const form = model.form(use.form)
  const notMet = use.fields.filter((field) => !answersTo(form, instance.answers, field).includes(true))
  const wanted = use.min === undefined ? use.fields.length : model.number(use.min, facts.local)
  const met = use.fields.length - notMet.length
  if (met >= wanted) return []
  const unmet = notMet.map((field) => missing('criterion_not_met', { form: use.form, field }))
  return wanted === use.fields.length ? unmet : [missing('too_few_criteria', { met, wanted }), ...unmet]
}

export function diagnosisBlocksFilled(
  use: RuleParameters['diagnosis_blocks_filled'],
  facts: Facts,
  model: Model,
): readonly Missing[] {
  const form = model.form(use.form)
  const cards = completed(facts, use.form)
  const written = new Set(cards.flatMap(({ answered }) => answered))
  const empty = form.sections.filter(
    ({ id, fields }) => use.blocks.includes(id) && !fields.some((field) => written.has(field.id)),
  )
  const institutions = new Set(cards.flatMap(({ institution }) => institution ?? [])).size
  const wanted = model.number(use.minInstitutions, facts.local)
  return [
    ...empty.map(({ id }) => missing('block_empty', { form: use.form, block: id })),
    ...(institutions < wanted
      ? [missing('too_few_institutions', { form: use.form, found: institutions, wanted })]
      : []),
    ...(use.familyVoice && !familyVoiceWritten(facts, model) ? [missing('no_family_voice')] : []),
  ]
}

const familyVoiceWritten = (facts: Facts, model: Model): boolean =>
  facts.forms.some(
    ({ form, completed: done, answered }) =>
      done !== null &&
      model
        .form(form)
        .sections.some(({ fields }) =>
          fields.some(({ id, binds }) => binds === 'diagnosis.family_voice' && answered.includes(id)),
        ),
  )

export function evaluationDone(use: RuleParameters['evaluation_done'], facts: Facts, model: Model): readonly Missing[] {
  const instance = latest(facts, use.form)
  if (!instance) return [missing('no_evaluation', { form: use.form })]
  if (!use.familyVoice || opinionOrReason(model.form(use.form), instance.answered)) return []
  return [missing('no_family_opinion', { form: use.form })]
}

/** The family's opinion, or an answer to the question which is asked because the opinion is not there. */
function opinionOrReason(form: Form, answered: readonly string[]): boolean {
  const fields = form.sections.flatMap((section) => section.fields)
  const opinions = fields.filter(({ binds }) => binds === 'evaluation.family_voice').map(({ id }) => id)
  if (opinions.some((id) => answered.includes(id))) return true
  return fields.some(
    ({ id, showWhen }) =>
      showWhen && answered.includes(id) && opinions.some((opinion) => asksForLackOf(showWhen, opinion)),
  )
}

const mentions = (condition: Condition, field: string): boolean => {
  if ('all' in condition) return condition.all.some((one) => mentions(one, field))
  if ('any' in condition) return condition.any.some((one) => mentions(one, field))
  return 'not' in condition ? mentions(condition.not, field) : condition.field === field
}

const asksForLackOf = (condition: Condition, field: string): boolean =>
  mentions(condition, field) && holds(condition, () => undefined)
