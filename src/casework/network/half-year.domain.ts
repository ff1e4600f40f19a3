import { type LocalDate, parts } from '#kernel'

/** A half of a calendar year: the first to 30 June, the second to 31 December. */
export type HalfYear = { readonly year: number; readonly half: 1 | 2 }

/** So many half-years back are offered. */
const OFFERED = 6

/** Half-years that have ended, the newest first. */
export function endedHalfYears(today: LocalDate, count = OFFERED): readonly HalfYear[] {
  const { year, month } = parts(today)
  const running = year * 2 + (month > 6 ? 1 : 0)
  return Array.from({ length: count }, (_, back) => running - 1 - back).map((at) => ({
    year: Math.floor(at / 2),
    half: at % 2 === 0 ? 1 : 2,
  }))
}

/** As an address and a form carry it, "2026-1". */
export const keyOf = ({ year, half }: HalfYear): string => `${year}-${half}`
