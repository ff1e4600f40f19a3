import {
  type Answers,
  answeredFields,
  bound,
  type FieldBind,
  type FieldKind,
  type Form,
  type Model,
  rowsOf,
  type Section,
  type Values,
  visible,
} from '#model'

/**
 * What a completed form leaves for the rules: answers that some rule reads by value, and which questions were answered where a rule asks
 * only that. Never a text.
 */
export type FormDigest = {
  readonly answers: Answers
  readonly answered: readonly string[]
  /** Persons of the household without a goal, whose reason is given in words. */
  readonly exceptions: readonly { readonly id: string; readonly member: string | null }[]
  /** The outcome an evaluation found, as the model names it. */
  readonly outcome: string | null
}

const VOICES: readonly FieldBind[] = ['diagnosis.family_voice', 'evaluation.family_voice']

export function digestOf(model: Model, form: Form, given: Answers): FormDigest {
  const answers = visible(form, given)
  const read = fieldsReadByRules(model, form)
  const counted = countedFields(form)
  const { plan, evaluation } = bound(form, answers)
  return {
    answers: Object.fromEntries(
      form.sections.flatMap((section) => {
        const kept = keptOf(section, answers, read)
        return kept ? [[section.id, kept]] : []
      }),
    ),
    answered: answeredFields(form, answers).filter((field) => counted.has(field)),
    exceptions: plan.exceptions.filter(({ reason }) => reason.trim() !== '').map(({ id, member }) => ({ id, member })),
    outcome: evaluation.outcome,
  }
}

const CODED: readonly FieldKind[] = ['yes_no', 'choice', 'multi_choice', 'scale_with_words']

/** Fields whose answer decides a rule of some transition; a rule that would read a text reads nothing. */
function fieldsReadByRules(model: Model, form: Form): ReadonlySet<string> {
  const uses = model.transition.all.flatMap(({ require }) => require)
  const named = uses.flatMap((use) => {
    if (use.rule === 'criteria_met' && use.form === form.id) return use.fields
    return use.rule === 'field_is' && use.form === form.id ? [use.field] : []
  })
  const fields = form.sections.flatMap((section) => section.fields)
  return new Set(fields.filter(({ id, kind }) => named.includes(id) && CODED.includes(kind)).map(({ id }) => id))
}

/** Fields of which a rule asks only whether they were answered. */
function countedFields(form: Form): ReadonlySet<string> {
  const counts = (section: Section, binds: FieldBind | undefined) =>
    section.binds === 'diagnosis_block' ||
    form.record === 'evaluation' ||
    (binds !== undefined && VOICES.includes(binds))
  return new Set(
    form.sections.flatMap((section) =>
      section.fields.filter(({ binds }) => counts(section, binds)).map(({ id }) => id),
    ),
  )
}

function keptOf(section: Section, answers: Answers, read: ReadonlySet<string>): Answers[string] | null {
  if (!section.fields.some(({ id }) => read.has(id))) return null
  const only = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([id]) => read.has(id)))
  const rows = rowsOf(section, answers).map(({ rowId, values }) => ({ rowId, values: only(values) }))
  if (!section.repeat) return rows[0]?.values ?? null
  return rows.flatMap(({ rowId, values }) => (rowId === null ? [] : [{ rowId, values }]))
}
