import { FAMILY } from '../answers/answers.domain.ts'
import type { Instances, Step } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { Facts } from './case-facts.domain.ts'
import {
  currentPlan,
  hasStatement,
  participatingAdults,
  teamInstitutions,
  teamWorkers,
  workers,
} from './team.domain.ts'
import { stayNow } from './visits.domain.ts'

/** One person, institution, item or member for whom a repeated step is to be done. */
export type StepInstance = { readonly forKey: string; readonly done: boolean }

/** Where a step stands since the stage was last entered. */
export type StepProgress = {
  /** Whom a repeated step applies to; empty for a step done once or as needed. */
  readonly instances: readonly StepInstance[]
  /** Nothing of it is left to do. A step done as needed is never finished in this sense. */
  readonly finished: boolean
  /** It was done at least once, or for all it applies to: what rules ask for. */
  readonly done: boolean
}

/**
 * A step repeated for each of these is done when it is done for all; otherwise once is enough, or as often as needed.
 */
const COUNTED: readonly Instances[] = ['per_adult', 'per_person', 'per_institution', 'per_member', 'per_item']
const AGAIN: readonly Instances[] = ['per_meeting', 'per_review', 'per_request', 'as_needed']

export function progressOf(model: Model, facts: Facts, step: Step): StepProgress {
  const stage = model.step(step.id).stage
  const inStay = stage === null ? null : stayNow(model, facts).visits
  const done = facts.stepsDone.filter(({ step: id, visit }) => id === step.id && (!inStay || inStay.includes(visit)))
  const repeat = step.repeat ?? 'one'
  if (!COUNTED.includes(repeat)) {
    return { instances: [], done: done.length > 0, finished: done.length > 0 && !AGAIN.includes(repeat) }
  }
  const signed = (key: string) => writesStatement(model, step) && hasStatement(facts, key)
  const instances = appliesTo(model, facts, step).map((forKey) => ({
    forKey,
    done: signed(forKey) || done.some((one) => one.forKey === forKey),
  }))
  const all = instances.every((instance) => instance.done)
  return { instances, done: all, finished: all }
}

/** A statement is signed once and holds for every case, so those who have one need not sign again. */
const writesStatement = (model: Model, step: Step): boolean =>
  step.form !== undefined && model.form(step.form).record === 'confidentiality'

/**
 * Whether steps that come after this one may begin: of a step repeated for each institution one done is enough
 * (FORMAT.md, section 9).
 */
export function letsOthersBegin(model: Model, facts: Facts, step: Step): boolean {
  const { instances, done } = progressOf(model, facts, step)
  return done || (step.repeat === 'per_institution' && instances.some((instance) => instance.done))
}

/** For whom or what a repeated step is to be done. */
export function appliesTo(model: Model, facts: Facts, step: Step): readonly string[] {
  if (step.repeat === 'per_institution') return institutionsFor(model, facts, step)
  if (step.repeat === 'per_member') return membersFor(model, facts, step)
  if (facts.subject === 'body') return []
  if (step.repeat === 'per_adult') return participatingAdults(facts).map(({ id }) => id)
  if (step.repeat === 'per_person') return facts.persons.filter((one) => one.takesPart !== false).map(({ id }) => id)
  return itemsFor(model, facts, step)
}

/**
 * An acceptance concerns the institutions responsible for an agreed action. A document repeated for institutions
 * records what is passed to them, so the institution that keeps the case needs none.
 */
function institutionsFor(model: Model, facts: Facts, step: Step): readonly string[] {
  const team = teamInstitutions(model, facts)
  if (facts.subject === 'body') return team
  const plan = currentPlan(facts)
  if (step.kind === 'consent' && plan) return responsibleInstitutions(plan.actions)
  return step.kind === 'document' ? team.filter((institution) => institution !== facts.keeper) : team
}

/**
 * Institutions responsible for actions that wait for acceptance: not the family, and not for own tasks that are only
 * noted.
 */
export const responsibleInstitutions = (
  actions: readonly { readonly responsible: string | null; readonly mode: string }[],
): readonly string[] => [
  ...new Set(
    actions.flatMap(({ responsible, mode }) =>
      mode === 'own_task_noted' || responsible === null || responsible === FAMILY ? [] : [responsible],
    ),
  ),
]

function membersFor(model: Model, facts: Facts, step: Step): readonly string[] {
  const members = step.body ? workers(facts, step.body) : teamWorkers(model, facts)
  return [...new Set(members.map(({ person }) => person))]
}

/** A hand-over record is for goods only; what was refused is not delivered at all. */
function itemsFor(model: Model, facts: Facts & { subject: 'case' }, step: Step): readonly string[] {
  const goodsOnly = step.form !== undefined && model.form(step.form).record === 'handover'
  return facts.items
    .filter((item) => item.state !== 'refused' && (!goodsOnly || item.kind === 'goods'))
    .map(({ id }) => id)
}
