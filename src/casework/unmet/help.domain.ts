import { addDays, addMonths, daysBetween, type LocalDate, localDate } from '#kernel'
import { FIRST_RULES, type Planning, type WouldHelp } from '#planner'
import type { Named } from './unmet-report.domain.ts'

/** At least so many needs of an area, written down in one quarter, stand without a service. */
export type Standing = Named & { readonly year: number; readonly quarter: number; readonly atLeast: number }

/** More than these are not planned for: the order of areas is known long before. */
const MOST_NEEDS = 400
/** The word that all needs get, because reports tell no weights. */
export const WEIGHT = 'important'
const ON_THE_SPOT = 'on_the_spot'
const PAID = 'paid'
const MONTHS_OF_QUARTER = 3

/** Whole days since the end of the quarter in which a need was written down: it waits at least so long. */
export function waitedDays({ year, quarter }: Pick<Standing, 'year' | 'quarter'>, today: LocalDate): number {
  const begins = localDate(`${year}-${String(quarter * MONTHS_OF_QUARTER - 2).padStart(2, '0')}-01`)
  const ends = addDays(addMonths(begins, MONTHS_OF_QUARTER), -1)
  return ends >= today ? 0 : daysBetween(ends, today)
}

/**
 * What the planner is asked: as many families with one need each as are told to wait at least, and for each area a service on the spot in
 * which nothing is free. Made of what is told, so its answer tells no more.
 */
export function planningOf(unitCode: string, standing: readonly Standing[], today: LocalDate): Planning {
  const needs = standing
    .flatMap((one) => Array.from({ length: one.atLeast }, () => ({ area: one.id, days: waitedDays(one, today) })))
    .toSorted((a, b) => b.days - a.days)
    .slice(0, MOST_NEEDS)
  const areas = [...new Set(standing.map(({ id }) => id))]
  return {
    rules: FIRST_RULES,
    sources: [ON_THE_SPOT, PAID],
    paidSource: PAID,
    families: needs.map(({ area, days }, at) => ({
      id: `family-${at}`,
      gmina: unitCode,
      needs: [
        {
          ...{ id: `need-${at}`, person: `person-${at}`, category: area, weight: WEIGHT, place: unitCode },
          ...{ units: 1, periods: 1, waitedDays: days, familyPlace: null, order: [], declined: [], language: null },
          judged: [{ service: area, eligible: 'yes' as const, reasons: [], km: 0 }],
        },
      ],
    })),
    services: areas.map((area) => ({
      ...{ id: area, kind: area, provider: area, category: area, area: [unitCode], source: ON_THE_SPOT, units: 0 },
      ...{ period: 'once' as const, grosze: null, waitingDays: 0, languages: [] },
    })),
    envelopes: [],
    promises: [],
  }
}

/** One place more in a service of an area: what it would bring, and from which points that comes. */
export type AreaHelp = Named & {
  readonly atLeast: number
  /** Of the whole plan, by which it is better with that place. */
  readonly points: number
  readonly met: number
  readonly first: number
  readonly waited: number
  readonly waitedDays: number
}

/** The planner's answer with its arithmetic: the need that has waited longest gets the place. The best first; equal ones by name. */
export function helpOf(
  found: readonly WouldHelp[],
  standing: readonly Standing[],
  today: LocalDate,
): readonly AreaHelp[] {
  const helped = found.flatMap(({ kind, points }): AreaHelp[] => {
    const here = standing.filter(({ id }) => id === kind)
    const [one] = here
    if (!one) return []
    const days = Math.max(...here.map((each) => waitedDays(each, today)))
    const { met, firstOfFamily, waited } = FIRST_RULES
    return [
      {
        ...{ id: one.id, name: one.name, points, waitedDays: days, met: met[WEIGHT], first: firstOfFamily },
        waited: Math.min(waited.most, Math.floor(days / waited.every) * waited.points),
        atLeast: here.reduce((sum, { atLeast }) => sum + atLeast, 0),
      },
    ]
  })
  return helped.toSorted((a, b) => b.points - a.points || b.atLeast - a.atLeast || (a.id < b.id ? -1 : 1))
}
