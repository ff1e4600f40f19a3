import {
  type CaseFacts,
  type Form,
  type FormRecord,
  type Instances,
  type Model,
  mayDoStep,
  possible,
  type Step,
} from '#model'

/** Records that work leaves on the way, whatever the stage names: minutes, questions to others and their answers. */
const ON_THE_WAY: readonly FormRecord[] = ['minutes', 'information_request']

/** Whether a form may be filled in now, and which steps of the case that completes. */
export type AtHand =
  | { readonly open: true; readonly steps: readonly Step[]; readonly keys: readonly Key[] }
  | { readonly open: false; readonly why: 'not_in_this_stage' | 'waits_for'; readonly waitsFor: readonly string[] }
/** Whom or what one instance of the form is about. */
export type Key = { readonly id: string; readonly done: boolean }

const KEYED: readonly Instances[] = ['per_adult', 'per_person', 'per_member', 'per_item']

/** A form filled in once for each person, member or item. */
export const isKeyed = (form: Form): boolean => KEYED.includes(form.instances)

/** What stands in the way of filling in a form, for somebody with these roles in the case (FORMAT.md, section 9). */
export function atHand(model: Model, facts: CaseFacts, form: Form, roles: readonly string[]): AtHand {
  const { stage, steps } = possible(model, facts, roles)
  const naming = steps.filter(({ step }) => step.form === form.id && step.kind !== 'meeting')
  const open = naming.filter(({ step }) => roles.some((role) => mayDoStep(model, facts, step.id, role).ok))
  if (open.length > 0) {
    const keys = open.flatMap(({ instances }) => instances).map(({ forKey, done }) => ({ id: forKey, done }))
    return { open: true, steps: open.map(({ step }) => step), keys }
  }
  if (stage.kind !== 'end' && ON_THE_WAY.includes(form.record)) return { open: true, steps: [], keys: [] }
  const waitsFor = naming.flatMap((one) => one.waitsFor)
  return { open: false, why: waitsFor.length > 0 ? 'waits_for' : 'not_in_this_stage', waitsFor }
}

/** Forms that are mine to fill in now: those of the steps of the stage, in their order, then those at hand at any time. */
export function formsAtHand(model: Model, facts: CaseFacts, roles: readonly string[]): readonly Form[] {
  const named = possible(model, facts, roles).steps.flatMap(({ step }) => step.form ?? [])
  return [...new Set(named)]
    .map((id) => model.form(id))
    .filter((form) => form.filledBy.some((role) => roles.includes(role)) && atHand(model, facts, form, roles).open)
}
