import { addDays, earlier, type LocalDate } from '#kernel'
import type { Deadline, EventName } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import { amountsOn, holdsOn, isWithin } from '../local/local-setting.domain.ts'
import { type ClockChange, dueAfter, startAfter } from '../migration/clock-changes.domain.ts'
import type { Course } from './case-facts.domain.ts'
import { ending, type Happened, history, isPlanned, isSuch } from './clock-events.domain.ts'
import { dueDay, pausedPeriods, standing } from './clock-pauses.domain.ts'
import { type Turn, turnOf, turnSince } from './clock-turns.domain.ts'
import { responsibleInstitutions } from './steps.domain.ts'
import { currentPlan } from './team.domain.ts'
import type { Pause } from './visits.domain.ts'

/** One running, standing or ended clock of a deadline (FORMAT.md, section 7). Days are calendar days in Poland. */
export type Clock = {
  readonly deadline: Deadline
  /** The request, item, task or agreement it runs for. */
  readonly instance: string | null
  /** The day it counts from; of a clock that counts back, the planned day. The day itself is not counted. */
  readonly startedOn: LocalDate
  readonly dueOn: LocalDate
  readonly remindOn: LocalDate | null
  readonly endedOn: LocalDate | null
  readonly pausedSince: LocalDate | null
  /** Calendar days for which it stood. */
  readonly pausedDays: number
  /** When it stood and why, oldest first. */
  readonly pauses: readonly Pause[]
  readonly state: 'running' | 'paused' | 'ended'
  readonly force: Deadline['force']
  readonly turn: Turn
  /** Since when it is their turn, which may be later than the start: handed over, named by a plan, back from a pause. */
  readonly since: LocalDate
  /** Only a statutory deadline is ever overdue; an agreed one is past its agreed date. `null`: in time. */
  readonly late: 'overdue' | 'past_agreed_date' | null
}

/**
 * Every clock that has started in the case or body: the latest of each deadline, separately for each request, item,
 * task and agreement.
 */
export function clocks(model: Model, facts: Course): readonly Clock[] {
  const events = history(model, facts)
  return model.deadline.all.flatMap((deadline) =>
    startsOf(deadline, events, model, facts).map((start) => clockFrom(deadline, start, events, model, facts)),
  )
}

/** What a clock starts from. `institution` is set where each institution answers for itself. */
type Start = { readonly event: Happened; readonly institution: string | null }

const SEPARATE: readonly EventName[] = [
  'request_sent',
  'request_answered',
  'item_ordered',
  'item_delivered',
  'item_confirmed',
  'task_assigned',
  'task_done',
  'agreement_signed',
  'agreement_ends',
]
const runsFor = ({ event, instance }: Happened): string | null => (SEPARATE.includes(event) ? (instance ?? null) : null)

function startsOf(deadline: Deadline, events: readonly Happened[], model: Model, facts: Course): readonly Start[] {
  const ofGoods = goodsAwaitingRecord(deadline, model, facts)
  const counts = (event: Happened) =>
    (deadline.direction === 'before' || !isPlanned(event) || event.on <= facts.today) &&
    (ofGoods === null || (event.instance !== undefined && ofGoods.has(event.instance)))
  const starting = events.filter((event) => deadline.from.some((ref) => isSuch(ref, event)) && counts(event))
  const byInstance = Map.groupBy(starting, runsFor)
  return [...byInstance.values()].flatMap((group) => {
    const event = deadline.anchor === 'first' ? group[0] : group.at(-1)
    return event ? forEachAnswer(deadline, event, facts) : []
  })
}

/** The deadline of a hand-over record runs for goods alone: a service leaves nothing to hand over. `null`: it runs for anything. */
function goodsAwaitingRecord({ id }: Deadline, model: Model, facts: Course): ReadonlySet<string> | null {
  const steps = model.step.all.filter(({ deadline }) => [deadline].flat().includes(id))
  const forRecord = steps.some(({ form }) => form !== undefined && model.form(form).record === 'handover')
  if (!forRecord || facts.subject !== 'case') return null
  return new Set(facts.items.filter(({ kind }) => kind === 'goods').map((item) => item.id))
}

/** Where a responsible institution's own answer ends the clock, it runs for each of them. */
function forEachAnswer(deadline: Deadline, event: Happened, facts: Course): readonly Start[] {
  if (!deadline.until.some((ref) => ref.event === 'institution_answered')) return [{ event, institution: null }]
  const plan = facts.subject === 'case' ? currentPlan(facts) : null
  return responsibleInstitutions(plan?.actions ?? []).map((institution) => ({ event, institution }))
}

function clockFrom(deadline: Deadline, start: Start, events: readonly Happened[], model: Model, facts: Course): Clock {
  const changed = changesTo(deadline, facts)
  const startedOn = startAfter(changed, start.event)
  const changes = changed.map((change) => withLocal(change, startedOn, facts))
  const endedOn = endOf(deadline, start, events, model, facts)
  const stood = standing(pausedPeriods(deadline, model, facts), startedOn, endedOn ?? facts.today)
  const now = { amount: amountOn(startedOn, deadline, model, facts), unit: deadline.unit }
  const dueOn = dueAfter(changes, start.event.at, now, ({ amount, unit }) =>
    dueDay({ ...deadline, unit }, startedOn, stood, amount),
  )
  const pausedSince = endedOn === null ? stood.since : null
  const missed = dueOn < (endedOn ?? facts.today)
  const turn = turnOf(deadline, start, events, facts)
  const returned = stood.periods.findLast(({ to }) => to !== null)?.to ?? null
  return {
    deadline,
    instance: runsFor(start.event),
    startedOn,
    dueOn,
    remindOn: deadline.remindBefore === undefined ? null : addDays(dueOn, -deadline.remindBefore),
    endedOn,
    pausedSince,
    pausedDays: stood.days,
    pauses: stood.periods,
    state: endedOn !== null ? 'ended' : pausedSince !== null ? 'paused' : 'running',
    force: deadline.force,
    turn,
    since: turnSince(deadline, start, events, turn, { startedOn, pausedSince, returned }, endedOn ?? facts.today),
    late: !missed ? null : deadline.force === 'statutory' ? 'overdue' : 'past_agreed_date',
  }
}

/** What migrations of the case to other versions did to the clocks of this deadline that were running then. */
const changesTo = ({ id }: Deadline, facts: Course): readonly ClockChange[] =>
  facts.subject === 'case' ? (facts.clockChanges ?? []).filter(({ deadline }) => deadline === id) : []

/** The amount that ran before a migration was the gmina's own, where it had set one within the bounds of that version. */
function withLocal(change: ClockChange, startedOn: LocalDate, facts: Course): ClockChange {
  if (change.kind !== 'changed' || change.bounds === null) return change
  const { bounds, deadline, old } = change
  const own = facts.localSince?.find(
    (one) =>
      one.what === 'deadline' &&
      one.target === deadline &&
      one.value.unit === old.unit &&
      holdsOn(one, earlier(startedOn, facts.today)) &&
      isWithin(bounds, one.value.amount),
  )
  return own ? { ...change, old: { ...old, amount: own.value.amount } } : change
}

/**
 * A gmina's own amount counts for clocks that start while it is in force, so that nobody's day is moved once it is known. A planned day
 * from which a clock counts back lies ahead: there the amount of today counts.
 */
function amountOn(startedOn: LocalDate, deadline: Deadline, model: Model, facts: Course): number {
  if (!facts.localSince) return model.amount(deadline, facts.local)
  return model.amount(deadline, amountsOn(model, facts.localSince, earlier(startedOn, facts.today)))
}

/** The first ending event after the start, or the end of the case or body, whichever came first. */
function endOf(deadline: Deadline, start: Start, events: readonly Happened[], model: Model, facts: Course) {
  const ended = events.find(
    (event) => event.at > start.event.at && deadline.until.some((ref) => isSuch(ref, event)) && concerns(start, event),
  )
  const end = ending(model, facts)
  const closed = end && end.at >= start.event.at && !outlives(start.event, end.stage) ? end : null
  const first = [ended, closed].filter((one) => one != null).toSorted((a, b) => a.at - b.at)[0]
  return first?.on ?? null
}

/** Clocks that start from the close of the case, or from the entry to that stage, begin there instead of ending. */
const outlives = ({ event, of }: Happened, endStage: string): boolean =>
  event === 'case_closed' || (event === 'stage_entered' && of === endStage)

/** A request is answered and an item delivered by itself; an agreement that ends is replaced by another one. */
function concerns(start: Start, event: Happened): boolean {
  if (start.institution !== null && event.event === 'institution_answered')
    return event.institution === start.institution
  const [ours, theirs] = [runsFor(start.event), runsFor(event)]
  if (ours === null || theirs === null) return true
  return start.event.event === 'agreement_ends' ? theirs !== ours : theirs === ours
}
