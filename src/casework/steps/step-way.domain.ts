import type { Model, Step } from '#model'

/** By which page of the product a step is done. `plain` needs no more than a day and a confirmation. */
export type StepWay = 'plain' | 'statements' | 'form' | 'meeting' | 'request' | 'package' | 'acceptance'

export function stepWay(model: Model, step: Step): StepWay {
  const form = step.form === undefined ? undefined : model.form(step.form)
  if (step.kind === 'meeting') return 'meeting'
  if (step.kind === 'request' || form?.record === 'information_request') return 'request'
  if (form?.record === 'confidentiality') return 'statements'
  if (form) return 'form'
  if (step.kind === 'document' && step.repeat === 'per_institution') return 'package'
  if (step.kind === 'consent' && model.findFormOf('plan')) return 'acceptance'
  return 'plain'
}

/** A decision about who belongs to the case's own team. */
export const setsTeam = (model: Model, { kind, body }: Step): boolean =>
  kind === 'decision' && body !== undefined && model.body(body).lifetime === 'per_case'

/** A decision that names nobody's team may also say who leads the work. */
export const mayAppointLead = ({ kind, body }: Step): boolean => kind === 'decision' && body === undefined

/** The page on which the step is done. */
export function stepAddress(model: Model, caseId: string, step: Step): string {
  const at = `/cases/${caseId}`
  switch (stepWay(model, step)) {
    case 'form':
      return `${at}/forms/${step.form}/new`
    case 'meeting':
      return `${at}/meetings`
    case 'request':
      return `${at}/forms/${step.form ?? ''}/new`
    case 'package':
      return `${at}/sharing`
    case 'acceptance':
      return `${at}/plan`
    default:
      return `${at}/steps/${step.id}`
  }
}
