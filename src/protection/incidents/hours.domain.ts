const HOUR = 3_600_000
const MINUTE = 60_000

/**
 * The hours of the law. They are hours of the clock: weekends, days off and nights count, and an hour that the clocks skip or repeat does not
 * change how many there are (the careful reading of Regulation 1182/71, which moves no period set in hours).
 * `office`: to the supervisory authority after finding a breach (RODO art. 33 par. 1). `early_warning` and `security`: to the CSIRT after
 * finding a serious incident (ustawa o krajowym systemie cyberbezpieczeństwa, directive NIS2 art. 23 par. 4).
 */
export const HOURS = { office: 72, early_warning: 24, security: 72 } as const
export type HourClock = keyof typeof HOURS

export type Hours = {
  readonly clock: HourClock
  readonly due: Date
  readonly state: 'running' | 'passed' | 'in_time' | 'late'
  /** Whole minutes left, or passed since when negative; how long it took when it is done. */
  readonly minutes: number
}

/** How a clock stands that began at `found`; `done` is when it was told, null when it was not. */
export function hoursOf(clock: HourClock, found: Date, done: Date | null, now: Date): Hours {
  const due = new Date(found.getTime() + HOURS[clock] * HOUR)
  if (done) {
    const minutes = Math.floor((done.getTime() - found.getTime()) / MINUTE)
    return { clock, due, state: done <= due ? 'in_time' : 'late', minutes }
  }
  const minutes = Math.trunc((due.getTime() - now.getTime()) / MINUTE)
  return { clock, due, state: now <= due ? 'running' : 'passed', minutes }
}
