import { type Outcome, ok, type Refused, refused } from '#kernel'
import type { Transition } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { Facts } from './case-facts.domain.ts'
import { currentStage, targetOf, unmetRules } from './interpreter.domain.ts'

export type TransitionAsked = {
  readonly transition: string
  /** The role through which the person acts here. */
  readonly role: string
  /** An item of the list where the transition has one, else the person's own words. */
  readonly reason?: string
  readonly outcome?: string
  /** Rules which only warn, passed by this person, each with a reason. */
  readonly confirmations?: readonly Confirmation[]
}
export type Confirmation = { readonly rule: string; readonly reason: string }

export type TransitionMade = {
  readonly from: string
  readonly to: string
  readonly reason: string | null
  /** Provisional when an evaluation is yet to come; the evaluation's is final. */
  readonly outcome: string | null
  /** Confirmations that were needed, to be recorded. */
  readonly confirmed: readonly Confirmation[]
  /** The plan version now worked on becomes the active one and an earlier one stops being active. */
  readonly activatesPlan: boolean
}
export type TransitionRefusal =
  | 'not_from_this_stage'
  | 'not_yours'
  | 'rules_unmet'
  | 'reason_missing'
  | 'reason_unknown'
  | 'outcome_missing'
  | 'outcome_unknown'

/**
 * Moves a case or body to another stage by a transition of its model, or refuses and changes nothing (FORMAT.md,
 * section 9). `why` of `rules_unmet` holds every unmet rule.
 */
export function makeTransition(
  model: Model,
  facts: Facts,
  asked: TransitionAsked,
): Outcome<TransitionMade, TransitionRefusal> {
  const stage = currentStage(model, facts)
  const transition = stage.transitions.find(({ id }) => id === asked.transition)
  if (!transition) return refused('not_from_this_stage', { transition: asked.transition, stage: stage.id })
  const { clause } = transition
  if (!transition.by.includes(asked.role)) return refused('not_yours', { by: transition.by, clause })
  const choice = wrongReason(model, transition, asked) ?? wrongOutcome(transition, asked)
  if (choice) return choice

  const unmet = unmetRules(model, facts, transition)
  const confirmed = (asked.confirmations ?? []).filter(({ rule, reason }) => {
    return reason.trim() !== '' && unmet.some((one) => one.confirmable && one.rule === rule)
  })
  const blocking = unmet.filter((one) => !confirmed.some(({ rule }) => rule === one.rule))
  if (blocking.length > 0) return refused('rules_unmet', { unmet: blocking, clause })
  return ok({
    from: stage.id,
    to: targetOf(model, facts, transition),
    reason: transition.reason ? (asked.reason ?? null) : null,
    outcome: asked.outcome ?? null,
    confirmed,
    activatesPlan: transition.require.some(({ rule }) => rule === 'one_active_plan'),
  })
}

function wrongReason(
  model: Model,
  { reason, clause }: Transition,
  asked: TransitionAsked,
): Refused<'reason_missing' | 'reason_unknown'> | null {
  if (!reason) return null
  const given = asked.reason?.trim() ?? ''
  if (given === '') return reason.required ? refused('reason_missing', { clause }) : null
  if (reason.list === undefined) return null
  const { items } = model.list(reason.list)
  return items.some(({ id }) => id === given) ? null : refused('reason_unknown', { list: reason.list, clause })
}

/** Where the transition has outcomes, one of them is chosen; where it has none, none may be. */
function wrongOutcome(
  { outcomes = [], clause }: Transition,
  { outcome }: TransitionAsked,
): Refused<'outcome_missing' | 'outcome_unknown'> | null {
  if (outcome === undefined) return outcomes.length > 0 ? refused('outcome_missing', { outcomes, clause }) : null
  return outcomes.includes(outcome) ? null : refused('outcome_unknown', { outcome, outcomes, clause })
}
