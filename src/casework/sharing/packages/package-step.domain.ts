import type { Model, PlacedStep } from '#model'

/** The step by which packages are confirmed: a document of the case for each institution that is neither a form nor an agreement. */
export const packageStep = (model: Model): PlacedStep | undefined =>
  model.step.all.find(
    ({ process, kind, repeat, form, agreement }) =>
      process.subject === 'case' && kind === 'document' && repeat === 'per_institution' && !form && !agreement,
  )
