import { type LocalDate, workingDaysBetween } from '#kernel'

type Remindable = {
  readonly state: 'running' | 'paused'
  readonly mine: boolean
  readonly writes: boolean
  readonly remindedOn: LocalDate | null
}

/** Whether a working day has begun since somebody was reminded last: a Saturday after a Friday does not count. */
export const newWorkingDay = (remindedOn: LocalDate | null, today: LocalDate): boolean =>
  remindedOn === null || workingDaysBetween(remindedOn, today) > 0

/** Nobody reminds themselves, and nobody is reminded of what stands. */
export const mayBeReminded = ({ state, mine, writes, remindedOn }: Remindable, today: LocalDate): boolean =>
  state === 'running' && !mine && writes && newWorkingDay(remindedOn, today)

type TaskRemindable = {
  readonly mine: boolean
  readonly keeps: boolean
  readonly dueOn: LocalDate
  readonly remindedOn: LocalDate | null
}

/** Those who keep a case remind others of a task from its day on, once a day. */
export const mayRemindOfTask = ({ mine, keeps, dueOn, remindedOn }: TaskRemindable, today: LocalDate): boolean =>
  keeps && !mine && dueOn <= today && remindedOn !== today

/** Why a head is told. A closed list: no word of it may tell anything about a family. */
export const ESCALATION_REASONS = ['no_answer', 'person_away', 'whose_turn', 'urgent'] as const
export type EscalationReason = (typeof ESCALATION_REASONS)[number]

/** Whose head is told: of the institution that is awaited, or of the one that keeps the case. */
export const ESCALATED_TO = ['theirs', 'ours'] as const
