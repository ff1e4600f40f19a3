import { earlier, type LocalDate, later } from '#kernel'
import type { Deadline, EventName } from '../definition/document.ts'
import type { CaseCourse, Course, ItemFact } from './case-facts.domain.ts'
import { type Happened, isPlanned } from './clock-events.domain.ts'
import { responsibleInstitutions } from './steps.domain.ts'

/** Whose turn it is. Nobody in particular when the institutions are not known, or all have done their part: then `ownerOf` says whose. */
export type Turn = { readonly role: string } | { readonly institutions: readonly string[] }

/** What a clock started from, in the order of everything that happened. */
type Begun = {
  readonly event: Happened
  /** Set where each institution answers for itself. */
  readonly institution: string | null
}

export function turnOf({ turn }: Deadline, start: Begun, events: readonly Happened[], facts: Course): Turn {
  if ('role' in turn) return turn
  if (start.institution !== null) return { institutions: [start.institution] }
  if (turn.institution === 'asked') {
    const asked = (passedOn(start, events) ?? start.event).institution
    return { institutions: asked ? [asked] : [] }
  }
  return { institutions: facts.subject === 'case' ? responsible(start.event, facts) : [] }
}

/** Asking or ordering the same again of another institution hands it over; where the deadline counts from the first, the clock runs on. */
const PASSING: readonly EventName[] = ['request_sent', 'item_ordered', 'task_assigned']
const passedOn = ({ event }: Begun, events: readonly Happened[]): Happened | undefined =>
  events.findLast(
    (one) =>
      one.at > event.at &&
      PASSING.includes(one.event) &&
      one.instance !== undefined &&
      one.instance === event.instance &&
      one.institution !== undefined,
  )

const DONE: readonly EventName[] = [
  'institution_answered',
  'item_delivered',
  'item_confirmed',
  'request_answered',
  'task_done',
]

type Held = {
  readonly startedOn: LocalDate
  readonly pausedSince: LocalDate | null
  readonly returned: LocalDate | null
}

/**
 * Since when it is their turn: since the clock started, or since it was handed over to them, a new plan named them, everybody else had done
 * their part, or the case came back from a pause. While it stands, since the pause began.
 */
export function turnSince(
  { turn: asks }: Deadline,
  start: Begun,
  events: readonly Happened[],
  turn: Turn,
  { startedOn, pausedSince, returned }: Held,
  today: LocalDate,
): LocalDate {
  if (pausedSince !== null) return pausedSince
  const after = events.filter(({ at, on }) => at > start.event.at && on <= today)
  const named = 'institution' in asks && asks.institution === 'responsible' && start.institution === null
  const nobody = 'institutions' in turn && turn.institutions.length === 0
  const moments = [
    'institution' in asks ? passedOn(start, after)?.on : undefined,
    named ? after.findLast(({ event }) => event === 'plan_accepted')?.on : undefined,
    nobody ? after.findLast(({ event }) => DONE.includes(event))?.on : undefined,
    returned ?? undefined,
  ]
  const begun = startedOn <= today ? startedOn : knownOn(start, events, today)
  return moments.reduce<LocalDate>((since, on) => (on === undefined ? since : later(since, on)), begun)
}

/** A planned day lies ahead: it was known at the latest when the next thing happened. */
const knownOn = ({ event }: Begun, events: readonly Happened[], today: LocalDate): LocalDate =>
  earlier(events.find((one) => one.at >= event.at && !isPlanned(one))?.on ?? today, today)

const CLOSED: readonly ItemFact['state'][] = ['refused', 'delivered', 'confirmed']

/**
 * Of an item, its provider; otherwise each institution responsible for an action of the active plan or for an open
 * item.
 */
function responsible(start: Happened, facts: CaseCourse): readonly string[] {
  const item = facts.items.find(({ id }) => id === start.instance)
  if (item) return item.provider === null ? [] : [item.provider]
  const actions = facts.plans.find(({ active }) => active)?.actions ?? []
  const providers = facts.items.flatMap(({ state, provider }) => (CLOSED.includes(state) ? [] : (provider ?? [])))
  return [...new Set([...responsibleInstitutions(actions), ...providers])]
}
