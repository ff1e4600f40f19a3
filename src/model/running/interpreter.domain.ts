import { type Outcome, ok, refused } from '#kernel'
import type { Step, Transition } from '../definition/document.ts'
import type { Model, PlacedStage, PlacedStep } from '../definition/model.domain.ts'
import type { Facts } from './case-facts.domain.ts'
import { unmetRule } from './rules.domain.ts'
import { letsOthersBegin, progressOf, type StepInstance } from './steps.domain.ts'
import type { Unmet } from './unmet.domain.ts'
import { stageBeforePause, stageNow } from './visits.domain.ts'

/** A step as the people of a case see it: what stands, whose it is, what it waits for. */
export type PossibleStep = {
  readonly step: Step
  readonly by: readonly string[]
  readonly mine: boolean
  /** `due`: required and not finished. `open`: may be done. `waiting`: earlier steps come first. */
  readonly status: 'done' | 'due' | 'open' | 'waiting'
  readonly waitsFor: readonly string[]
  readonly instances: readonly StepInstance[]
  readonly anytime: boolean
}

/** A way out of the stage: where it leads, whose it is, and everything that is still missing for it. */
export type PossibleTransition = {
  readonly transition: Transition
  /** The stage it leads to; of a return from a pause the stage that was left. */
  readonly to: string
  readonly by: readonly string[]
  readonly mine: boolean
  readonly unmet: readonly Unmet[]
  readonly reason: { readonly required: boolean; readonly list: string | null } | null
  readonly outcomes: readonly string[]
}

export type Possible = {
  readonly stage: PlacedStage
  readonly steps: readonly PossibleStep[]
  readonly transitions: readonly PossibleTransition[]
}

/**
 * What may happen in the case or body now, and what is missing for it. `roles` are those which the viewer holds there.
 */
export function possible(model: Model, facts: Facts, roles: readonly string[] = []): Possible {
  const stage = currentStage(model, facts)
  const anytime = stage.kind === 'end' ? [] : (stage.process.anytime ?? [])
  return {
    stage,
    steps: [
      ...stage.steps.map((step) => possibleStep(model, facts, step, roles, false)),
      ...anytime.map((step) => possibleStep(model, facts, step, roles, true)),
    ],
    transitions: stage.transitions.map((transition) => possibleTransition(model, facts, transition, roles)),
  }
}

export const currentStage = (model: Model, facts: Facts): PlacedStage => model.stage(stageNow(facts).stage)

const isMine = (by: readonly string[], roles: readonly string[]): boolean => by.some((role) => roles.includes(role))

function possibleStep(
  model: Model,
  facts: Facts,
  step: Step,
  roles: readonly string[],
  anytime: boolean,
): PossibleStep {
  const { instances, finished, done } = progressOf(model, facts, step)
  const waitsFor = waits(model, facts, step)
  return {
    step,
    by: step.by,
    mine: isMine(step.by, roles),
    status: statusOf(step, { finished, done, waiting: waitsFor.length > 0 }),
    waitsFor,
    instances,
    anytime,
  }
}

/**
 * What was done stays done, even when a step it once waited for is open again. A step done as needed is due only until
 * its first time.
 */
function statusOf(step: Step, { finished, done, waiting }: { finished: boolean; done: boolean; waiting: boolean }) {
  if (finished) return 'done'
  if (waiting) return 'waiting'
  return step.required && !done ? 'due' : 'open'
}

const waits = (model: Model, facts: Facts, step: Step): readonly string[] =>
  (step.after ?? []).filter((earlier) => !letsOthersBegin(model, facts, model.step(earlier)))

function possibleTransition(
  model: Model,
  facts: Facts,
  transition: Transition,
  roles: readonly string[],
): PossibleTransition {
  const { reason } = transition
  return {
    transition,
    to: targetOf(model, facts, transition),
    by: transition.by,
    mine: isMine(transition.by, roles),
    unmet: unmetRules(model, facts, transition),
    reason: reason ? { required: reason.required, list: reason.list ?? null } : null,
    outcomes: transition.outcomes ?? [],
  }
}

/** All rules that do not hold, each with its paragraph and what is missing, in the order of the model. */
export const unmetRules = (model: Model, facts: Facts, transition: Transition): readonly Unmet[] =>
  transition.require.flatMap((use) => unmetRule(use, transition.clause, facts, model) ?? [])

/** `@previous` leads out of a pause to the stage that was left. */
export function targetOf(model: Model, facts: Facts, transition: Transition): string {
  if (transition.to !== '@previous') return transition.to
  const before = stageBeforePause(model, facts)
  if (before === null) throw new Error(`"${transition.id}" returns from a pause that nothing came before`)
  return before
}

/**
 * Whether a person with this role may do the step now. A finished step may be done again, as a correction: `after` and
 * the stage decide, not the count. Refusals: the step belongs to another stage, to other roles, or waits for earlier
 * steps.
 */
export function mayDoStep(
  model: Model,
  facts: Facts,
  stepId: string,
  role: string,
): Outcome<PlacedStep, 'not_in_this_stage' | 'not_yours' | 'waits_for'> {
  const step = model.step.find(stepId)
  const stage = currentStage(model, facts)
  if (!step || !isOpenIn(step, stage)) return refused('not_in_this_stage', { step: stepId, stage: stage.id })
  if (!step.by.includes(role)) return refused('not_yours', { step: stepId, by: step.by, clause: step.clause })
  const waitsFor = waits(model, facts, step)
  return waitsFor.length === 0 ? ok(step) : refused('waits_for', { steps: waitsFor, clause: step.clause })
}

const isOpenIn = (step: PlacedStep, stage: PlacedStage): boolean =>
  step.stage === null ? step.process.id === stage.process.id && stage.kind !== 'end' : step.stage.id === stage.id
