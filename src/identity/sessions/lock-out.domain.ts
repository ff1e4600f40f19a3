const MINUTE = 60_000
const FREE_FAILURES = 4
const LONGEST_LOCK_MINUTES = 60

/** Failed sign-ins of one network address in a quarter of an hour after which it has to wait. An office shares one address. */
export const MOST_FAILURES_OF_ADDRESS = 30
export const addressWindowStart = (now: Date): Date => new Date(now.getTime() - 15 * MINUTE)
/** Failures are forgotten a day later. */
export const forgettingTime = (now: Date): Date => new Date(now.getTime() - 24 * 60 * MINUTE)

/** Until when an account is closed after so many failures in a row: from the fifth on for 1, 2, 4 ... minutes, an hour at most. */
export function lockedUntil(failures: number, now: Date): Date | null {
  const beyond = failures - FREE_FAILURES
  if (beyond <= 0) return null
  return new Date(now.getTime() + Math.min(LONGEST_LOCK_MINUTES, 2 ** (beyond - 1)) * MINUTE)
}
