import { addDays, addMonths, type LocalDate, workingDaysBetween } from '#kernel'
import type { NumberOrParam, RuleParameters, TimeUnit } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { BodyFacts, CaseFacts, Facts } from './case-facts.domain.ts'
import { type Missing, type MissingKey, type MissingParams, missing } from './unmet.domain.ts'

/**
 * Rules about the course of work: reviews, meetings, support, tasks, other cases, hand-over (FORMAT.md, section 10).
 */

type Within = { readonly amount: NumberOrParam; readonly unit: TimeUnit }

/** Something was held no longer ago than this. A day that is yet to come does not count. */
function heldWithin(
  days: readonly LocalDate[],
  { amount, unit }: Within,
  facts: Facts,
  model: Model,
  key: MissingKey,
  params: MissingParams,
): readonly Missing[] {
  const count = model.number(amount, facts.local)
  const recent = (on: LocalDate) => on <= facts.today && notLongerAgo(on, facts.today, count, unit)
  return days.some(recent) ? [] : [missing(key, { ...params, amount: count, unit })]
}

function notLongerAgo(on: LocalDate, today: LocalDate, amount: number, unit: TimeUnit): boolean {
  if (unit === 'working_days') return workingDaysBetween(on, today) <= amount
  return today <= (unit === 'months' ? addMonths(on, amount) : addDays(on, amount))
}

export const reviewHeldWithin = (use: RuleParameters['review_held_within'], facts: CaseFacts, model: Model) =>
  heldWithin(
    facts.reviews.filter(({ review }) => review === use.review).map(({ on }) => on),
    use,
    facts,
    model,
    'no_recent_review',
    { review: use.review },
  )

export const meetingHeldWithin = (use: RuleParameters['meeting_held_within'], facts: Facts, model: Model) =>
  heldWithin(
    facts.meetings
      .filter(({ body, attendanceConfirmed }) => body === use.body && attendanceConfirmed)
      .map(({ on }) => on),
    use,
    facts,
    model,
    'no_recent_meeting',
    { body: use.body },
  )

export const supportHeldWithin = (use: RuleParameters['support_held_within'], facts: Facts, model: Model) =>
  heldWithin(
    facts.supports.filter(({ support }) => support === use.support).map(({ on }) => on),
    use,
    facts,
    model,
    'no_recent_support',
    { support: use.support },
  )

/** An action that still waits for its institution is not an open task. */
export const noOpenTasks = (use: RuleParameters['no_open_tasks'], facts: CaseFacts): readonly Missing[] =>
  facts.tasks
    .filter(({ state }) => state === 'open' || (state === 'handed_over' && !use.handedOverCounts))
    .map(({ id }) => missing('task_open', { task: id }))

export const noOpenCases = (_use: RuleParameters['no_open_cases'], facts: BodyFacts): readonly Missing[] =>
  facts.openCases > 0 ? [missing('cases_open', { found: facts.openCases })] : []

/** This case is counted too. */
export function openCasesAtMost(use: RuleParameters['open_cases_at_most'], facts: CaseFacts, model: Model) {
  const max = model.number(use.max, facts.local)
  const together = facts.otherAdmittedCases + 1
  return together > max ? [missing('too_many_open_cases', { found: facts.otherAdmittedCases, wanted: max })] : []
}

export const handoverAccepted = (_use: RuleParameters['handover_accepted'], { handover }: CaseFacts) => [
  ...(handover.receivingCaseOpened ? [] : [missing('no_receiving_case')]),
  ...(handover.familyConsents ? [] : [missing('no_consent_to_handover')]),
]
