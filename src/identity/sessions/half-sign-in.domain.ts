const MINUTE = 60_000

/** How long a right password waits for its code: long enough to look for the phone. */
export const isWaiting = (beganAt: Date, now: Date): boolean => now.getTime() - beganAt.getTime() < 10 * MINUTE
