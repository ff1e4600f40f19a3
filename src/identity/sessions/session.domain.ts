const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long a session lasts: without a request, and at all. */
export type SessionLimits = { readonly sessionIdleMinutes: number; readonly sessionAbsoluteHours: number }
export type SessionTimes = { readonly createdAt: Date; readonly seenAt: Date }

/** Whether a session still counts at an instant: neither idle too long nor too old. */
export function isAlive(session: SessionTimes, now: Date, limits: SessionLimits): boolean {
  const idle = now.getTime() - session.seenAt.getTime()
  const age = now.getTime() - session.createdAt.getTime()
  return idle < limits.sessionIdleMinutes * MINUTE && age < limits.sessionAbsoluteHours * HOUR
}

/** Whether a request is to be noted: once a minute at most, more often only where the idle limit itself is a few minutes. */
export function isWorthNoting(session: SessionTimes, now: Date, limits: SessionLimits): boolean {
  const between = Math.min(MINUTE, (limits.sessionIdleMinutes * MINUTE) / 4)
  return now.getTime() - session.seenAt.getTime() >= between
}
