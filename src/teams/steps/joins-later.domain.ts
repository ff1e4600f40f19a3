import type { BodyFacts, Model, PlacedStep } from '#model'

/** An institution may join a team at any time once institutions were asked to, as long as the team has not ended: the model says when first. */
export function joinsLater(model: Model, facts: BodyFacts, step: PlacedStep): boolean {
  const here = facts.visits.at(-1)?.stage
  if (here === undefined || step.stage === null || step.stage.id === here) return false
  const asked = facts.visits.some(({ stage }) => stage === step.stage?.id)
  return asked && isAccession(model, step) && model.stage(here).kind !== 'end'
}

/** The steps by which an institution could join the team now, although its stage is over. */
export const stepsToJoinLater = (model: Model, facts: BodyFacts, process: string): readonly PlacedStep[] =>
  model.step.all.filter((step) => step.process.id === process && joinsLater(model, facts, step))

const isAccession = (model: Model, { kind, form }: PlacedStep): boolean =>
  kind === 'form' && form !== undefined && model.form(form).record === 'accession'
