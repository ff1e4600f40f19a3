import { type LocalDate, localDate } from '#kernel'

export const PROCEDURES = ['direct', 'inquiry', 'procurement_act'] as const
export type Procedure = (typeof PROCEDURES)[number]

type Threshold = {
  readonly procedure: Procedure
  readonly from: LocalDate
  readonly until: LocalDate | null
  /** Grosze without tax; from this amount on a heavier procedure is needed. */
  readonly below: number
  readonly basis: string
  /** Taken from no text that was checked: an institution has rules of its own. */
  readonly inferred: boolean
}

/** Thresholds of procedures, dated. The lighter ones stand in the internal rules of an institution; these are usual and only assumed. */
export const THRESHOLDS: readonly Threshold[] = [
  {
    ...{ procedure: 'direct', from: localDate('2021-01-01'), until: null, below: 1_000_000 },
    ...{ basis: 'regulamin zamówień instytucji', inferred: true },
  },
  {
    ...{ procedure: 'inquiry', from: localDate('2021-01-01'), until: localDate('2025-12-31'), below: 13_000_000 },
    ...{ basis: 'Prawo zamówień publicznych, art. 2 ust. 1 pkt 1', inferred: false },
  },
  {
    ...{ procedure: 'inquiry', from: localDate('2026-01-01'), until: null, below: 17_000_000 },
    ...{ basis: 'Prawo zamówień publicznych, art. 2 ust. 1 pkt 1', inferred: false },
  },
]

/** Thresholds in force on a day. */
export const thresholdsOn = (day: LocalDate): readonly Threshold[] =>
  THRESHOLDS.filter(({ from, until }) => from <= day && (until === null || day <= until))

/**
 * What one buyer orders of one kind in a year counts together (Prawo zamówień publicznych, art. 29: an order is not divided). Of one kind are
 * purchases whose codes of the Common Procurement Vocabulary begin with the same group; where either has none, those of the same paragraph.
 * That these two tell the kind is inferred.
 */
export const CPV_CODE = /^\d{8}(-\d)?$/

/** The lightest procedure by which an amount, in grosze, may be ordered on a day. */
export const lightestFor = (amount: number, day: LocalDate): Procedure =>
  thresholdsOn(day).find(({ below }) => amount < below)?.procedure ?? 'procurement_act'

export const isTooLight = (chosen: Procedure, amount: number, day: LocalDate): boolean =>
  PROCEDURES.indexOf(chosen) < PROCEDURES.indexOf(lightestFor(amount, day))

/**
 * Budget classification as gminas usually write it for help to families: part (dział), chapter (rozdział), paragraph. Source: the minister's
 * regulation on the detailed classification of income and expenditure; the choice of rows is inferred, others may be typed.
 */
export const USUAL_CHAPTERS: readonly (readonly [code: string, name: string])[] = [
  ['85205', 'Zadania w zakresie przeciwdziałania przemocy'],
  ['85219', 'Ośrodki pomocy społecznej'],
  ['85295', 'Pomoc społeczna, pozostała działalność'],
  ['85504', 'Wspieranie rodziny'],
  ['85595', 'Rodzina, pozostała działalność'],
]
export const USUAL_PARAGRAPHS: readonly (readonly [code: string, name: string])[] = [
  ['4210', 'Zakup materiałów i wyposażenia'],
  ['4220', 'Zakup środków żywności'],
  ['4240', 'Zakup środków dydaktycznych i książek'],
  ['4280', 'Zakup usług zdrowotnych'],
  ['4300', 'Zakup usług pozostałych'],
]
const PART_LENGTH = 3
/** A chapter begins with the number of its part. */
export const partOf = (chapter: string): string => chapter.slice(0, PART_LENGTH)
