import type { ModelDocument } from './document.ts'

/**
 * What a model lets a role do: `step` and `transition` by `by`, `form` by `filledBy`, `sign` by `signedBy`, `act` by `can`
 * (then `element` is the act); `lead` a case (then `element` is its process): the first role of the case that the first step of the
 * process names. Everything a role may do follows from these rows (FORMAT.md, section 5).
 */
export type Grant = {
  readonly kind: 'step' | 'transition' | 'form' | 'sign' | 'act' | 'lead'
  readonly element: string
  readonly role: string
}

export function grantsOf(document: ModelDocument): readonly Grant[] {
  const stages = document.processes.flatMap((process) => process.stages)
  const steps = [
    ...document.processes.flatMap((process) => process.anytime ?? []),
    ...stages.flatMap((stage) => stage.steps),
  ]
  const transitions = stages.flatMap((stage) => stage.transitions)
  return [
    ...steps.flatMap((step) => granted('step', step.id, step.by)),
    ...transitions.flatMap((transition) => granted('transition', transition.id, transition.by)),
    ...document.forms.flatMap((form) => granted('form', form.id, form.filledBy)),
    ...document.forms.flatMap((form) => granted('sign', form.id, form.signedBy)),
    ...document.roles.flatMap((role) =>
      (role.can ?? []).map((act): Grant => ({ kind: 'act', element: act, role: role.id })),
    ),
    ...document.processes.flatMap((process) => granted('lead', process.id, leadOf(document, process))),
  ]
}

function leadOf({ roles }: ModelDocument, { stages, start }: ModelDocument['processes'][number]): readonly string[] {
  const first = stages.find(({ id }) => id === start)?.steps[0]
  const ofCase = first?.by.find((role) => roles.some(({ id, level }) => id === role && level === 'case'))
  return ofCase === undefined ? [] : [ofCase]
}

/** A role named twice in one place is granted once. */
const granted = (kind: Grant['kind'], element: string, roles: readonly string[]): readonly Grant[] =>
  [...new Set(roles)].map((role) => ({ kind, element, role }))
