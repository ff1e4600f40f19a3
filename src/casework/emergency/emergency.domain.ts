/** For how long a case stays open, in hours. Inferred: neither a model nor a law says how long; half a working day. */
export const EMERGENCY_HOURS = 4
/** Within 24 hours one person may try so often, and open so many cases. Inferred: enough for slips of the pen, too few to guess codes. */
export const MOST_TRIES = 8
export const MOST_OPENED = 3

/** Who is in danger of what, as a choice: all that the data protection officer reads of the reason. */
export const DANGERS = ['life', 'health', 'child', 'other'] as const
export type Danger = (typeof DANGERS)[number]

/** Until when a case opened now stays open. */
export const openUntil = (now: Date): Date => new Date(now.getTime() + EMERGENCY_HOURS * 60 * 60 * 1000)

type Times = { readonly untilAt: Date; readonly endedAt: Date | null }
/** Open, ended by somebody before its time, or over by itself. */
export function emergencyState({ untilAt, endedAt }: Times, now: Date): 'open' | 'ended' | 'over' {
  if (endedAt !== null) return 'ended'
  return untilAt > now ? 'open' : 'over'
}
