import type { LocalDate } from '#kernel'
import type { TaskStanding, TaskState } from './task-state.domain.ts'

/** Who has a task today: one institution, and at most one of its people. */
export type TaskHolder = {
  readonly institution: string
  readonly person: string | null
  /** The institution asked to take it over, while it takes part in the case. */
  readonly offered: string | null
}

/** A task as far as it matters whose turn it is. */
export type TaskNow = {
  readonly state: TaskState
  readonly standing: TaskStanding
  readonly due: LocalDate | null
  readonly givenBy: { readonly institution: string | null; readonly person: string | null }
  /** `null` when it is not open any more, or ended with its case. */
  readonly holder: TaskHolder | null
  /** The day on which somebody was last reminded of it. */
  readonly remindedOn: LocalDate | null
  /** The day on which a head was last told of it. */
  readonly headToldOn: LocalDate | null
}

/** From where somebody looks at a task. */
export type TaskViewer = {
  readonly institutions: readonly string[]
  /** Those of them for which this person writes content. */
  readonly writesFor: readonly string[]
  readonly person: string | null
  /** Absent colleagues in whose place this person acts, by institution. */
  readonly actsFor: readonly { readonly person: string; readonly institution: string }[]
  readonly keeps: boolean
  readonly today: LocalDate
  /** The stage of the case is a pause. */
  readonly paused: boolean
}

export const TASK_ACTS = [
  'accept',
  'give_back',
  'hand',
  'withdraw',
  'close',
  'remind',
  'tell_head',
  'support',
  'name_supporter',
] as const
export type TaskAct = (typeof TASK_ACTS)[number]

/**
 * What can be done with a task by this person today. While another institution is asked to take it, it stays with the one that has it:
 * that one may still finish it or take the offer back. `supporters`: institutions that help with it; each says which of its people does.
 */
export function taskActs(task: TaskNow, viewer: TaskViewer, supporters: readonly string[] = []): readonly TaskAct[] {
  const { holder } = task
  if (task.state !== 'open' || holder === null) return []
  const sits = (institution: string | null): boolean =>
    institution !== null && viewer.institutions.includes(institution)
  const has = sits(holder.institution)
  const asked = sits(holder.offered)
  const gave = sits(task.givenBy.institution)
  const one = (may: boolean, act: TaskAct): readonly TaskAct[] => (may ? [act] : [])
  return [
    ...one(asked || (has && task.standing !== 'accepted'), 'accept'),
    ...one(asked || (has && goesBackTo(task) !== null), 'give_back'),
    ...one(has && holder.offered === null, 'hand'),
    ...one(has && holder.offered !== null, 'withdraw'),
    ...one(has || viewer.keeps, 'close'),
    ...one((has || gave || asked || viewer.keeps) && mayRemind(task, viewer), 'remind'),
    ...one(viewer.keeps && !viewer.paused, 'tell_head'),
    ...one(has || gave || viewer.keeps, 'support'),
    ...one(supporters.some(sits), 'name_supporter'),
  ]
}

/** The institution to which a task goes when it is given back: whoever gave it, when that was another. */
export function goesBackTo({ givenBy, holder }: Pick<TaskNow, 'givenBy' | 'holder'>): string | null {
  return givenBy.institution !== null && givenBy.institution !== holder?.institution ? givenBy.institution : null
}

/** A day that was agreed is reminded of from that day on, once a day, and never while the case stands. */
const mayRemind = ({ due, remindedOn }: TaskNow, { today, paused }: TaskViewer): boolean =>
  due !== null && due <= today && remindedOn !== today && !paused

/** Whether a task of this holder is done in place of an absent colleague. */
export const inPlaceOf = ({ institution, person }: TaskHolder, { actsFor, person: viewer }: TaskViewer): boolean =>
  person !== viewer && actsFor.some((one) => one.person === person && one.institution === institution)

/** Where a task stands in the list of one person. */
export const TASK_GROUPS = ['asked', 'mine', 'to_take', 'institution', 'given', 'others', 'closed'] as const
export type TaskGroup = (typeof TASK_GROUPS)[number]

export function groupOf(task: TaskNow, viewer: TaskViewer): TaskGroup {
  const { holder } = task
  if (task.state !== 'open' || holder === null) return 'closed'
  if (holder.offered !== null && viewer.institutions.includes(holder.offered)) return 'asked'
  if (viewer.institutions.includes(holder.institution)) {
    if (holder.person === null) return 'to_take'
    return holder.person === viewer.person || inPlaceOf(holder, viewer) ? 'mine' : 'institution'
  }
  return task.givenBy.institution !== null && viewer.institutions.includes(task.givenBy.institution)
    ? 'given'
    : 'others'
}
