/**
 * What a service is counted in, each as there are so many at the same time: places, hours a week, visits a month, pieces to lend or give.
 * Inferred: directories of services count places; the others are how home help, advice and lending are agreed.
 */
export const UNITS = ['place', 'hours_week', 'visits_month', 'piece'] as const
export type Unit = (typeof UNITS)[number]

/** The job that offers what is free of a service to those who wait for it: done where cases are known, asked for where supply changes. */
export const OFFER_UNITS = 'casework.units.offer'
