import type { Model } from '../definition/model.domain.ts'
import type { Facts } from './case-facts.domain.ts'
import { type PossibleStep, type PossibleTransition, possible } from './interpreter.domain.ts'
import type { Unmet } from './unmet.domain.ts'

/**
 * What one person may do on one screen with one confirmation; each is recorded as a fact of its own (FORMAT.md, section
 * 9).
 */
export type Consecutive = {
  readonly steps: readonly PossibleStep[]
  /** Transitions which nothing would block once these steps are done. */
  readonly transitions: readonly PossibleTransition[]
}

/**
 * The steps still to do that the viewer may do one after another, in the order of the model, and the transitions of the
 * viewer that they lead to. Steps which somebody else must do first are left out, with all that waits for them.
 */
export function consecutive(model: Model, facts: Facts, roles: readonly string[]): Consecutive {
  const { steps, transitions } = possible(model, facts, roles)
  const chain: PossibleStep[] = []
  for (const step of steps) {
    const reachable = step.waitsFor.every((earlier) => chain.some((one) => one.step.id === earlier))
    if (step.mine && !step.anytime && step.step.required && step.status !== 'done' && reachable) chain.push(step)
  }
  const isOpen = ({ mine, unmet }: PossibleTransition) => mine && unmet.every((one) => isMetBy(one, chain))
  return { steps: chain, transitions: transitions.filter(isOpen) }
}

/** Only rules about these very steps and their forms come to hold by doing them; all others ask for more. */
const isMetBy = ({ missing }: Unmet, chain: readonly PossibleStep[]): boolean =>
  missing.every(({ key, params }) => {
    if (key === 'step_not_done' || key === 'step_not_done_for') return chain.some(({ step }) => step.id === params.step)
    return key === 'form_not_completed' && chain.some(({ step }) => step.form === params.form)
  })
