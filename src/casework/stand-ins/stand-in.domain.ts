import { daysBetween, type LocalDate } from '#kernel'

/** Days of a leave; the last one counts. */
export type LeaveDays = { readonly from: LocalDate; readonly until: LocalDate }
/** A leave with a stand-in at one institution. */
export type Leave = LeaveDays & { readonly absentId: string; readonly standInId: string }
export type LeaveRefusal =
  | 'same_person'
  | 'ends_before_start'
  | 'day_past'
  | 'too_long'
  | 'already_named'
  | 'stand_in_absent'
  | 'stands_in'

/** How many days a leave lasts, its first and last counted. */
export const lengthOf = ({ from, until }: LeaveDays): number => daysBetween(from, until) + 1

const meet = (one: LeaveDays, other: LeaveDays): boolean => one.from <= other.until && other.from <= one.until

/**
 * What speaks against a leave among the others of the institution that were not ended. A stand-in has no stand-in, so that a seat whose holder is
 * away always has somebody who is there; `longest` in days.
 */
export function judgeLeave(
  leave: Leave,
  { today, longest, others }: { today: LocalDate; longest: number; others: readonly Leave[] },
): LeaveRefusal | null {
  if (leave.absentId === leave.standInId) return 'same_person'
  if (leave.until < leave.from) return 'ends_before_start'
  if (leave.from < today) return 'day_past'
  if (lengthOf(leave) > longest) return 'too_long'
  const then = others.filter((one) => meet(one, leave))
  if (then.some((one) => one.absentId === leave.absentId)) return 'already_named'
  if (then.some((one) => one.absentId === leave.standInId)) return 'stand_in_absent'
  return then.some((one) => one.standInId === leave.absentId) ? 'stands_in' : null
}

export type StandInState = 'coming' | 'running' | 'over' | 'ended'
/** Whether a leave counts today. */
export function standInState(
  { from, until, endedAt }: LeaveDays & { readonly endedAt: Date | null },
  today: LocalDate,
): StandInState {
  if (endedAt !== null) return 'ended'
  if (until < today) return 'over'
  return from > today ? 'coming' : 'running'
}
