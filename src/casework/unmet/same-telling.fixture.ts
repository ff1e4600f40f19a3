import type { Band } from './bands.domain.ts'

export type { Band }

type Where = { readonly unit_code: string; readonly area: string; readonly reason: string }
export type Counted = Where & { readonly quarter: number; readonly standing: boolean; readonly count: number }
/** A row that PostgreSQL tells. */
export type Told = Band & {
  readonly level: string
  readonly unit_code: string | null
  readonly area: string | null
  readonly reason: string | null
  readonly quarter: number | null
  readonly standing: boolean | null
}

/** From the smallest part to the whole. */
const LEVELS = ['quarter', 'state', 'gmina', 'powiat', 'area', 'all']
const KEYS = ['unit_code', 'area', 'reason', 'quarter', 'standing'] as const

/** The count that a told row is about. */
export const sumOf = (counts: readonly Counted[], told: Told): number =>
  counts
    .filter((one) => KEYS.every((key) => told[key] === null || told[key] === one[key]))
    .reduce((sum, { count }) => sum + count, 0)

/** The rows that a sum is made of. */
export const partsOf = (all: readonly Told[], sum: Told | undefined): readonly Told[] =>
  sum === undefined
    ? []
    : all.filter(
        (one) =>
          one.level === LEVELS[LEVELS.indexOf(sum.level) - 1] &&
          KEYS.every((key) => sum[key] === null || sum[key] === one[key]),
      )

/**
 * Counts under which one figure is another number and everything is told as it was, looked for as somebody would who knows all that is told:
 * from the parts up what each may be, then from the whole down one choice after another. Throws where there are none.
 */
export function otherwise(all: readonly Told[], fixed: Told, count: number): readonly Counted[] {
  const may = new Map<Told, Band>()
  const mayBe = (one: Told): Band => {
    const own = one === fixed ? { lo: count, hi: count } : { lo: one.lo, hi: one.hi }
    const parts = partsOf(all, one).map(mayBe)
    const sum = parts.reduce((to, part) => ({ lo: to.lo + part.lo, hi: to.hi + part.hi }), { lo: 0, hi: 0 })
    const band = parts.length === 0 ? own : { lo: Math.max(own.lo, sum.lo), hi: Math.min(own.hi, sum.hi) }
    if (band.lo > band.hi) throw new Error(`nothing else is told as it is: ${JSON.stringify(one)}`)
    may.set(one, band)
    return band
  }
  const chosen: Counted[] = []
  const choose = (one: Told, value: number): void => {
    const parts = partsOf(all, one)
    if (parts.length === 0) {
      chosen.push({ ...one, count: value } as Counted)
      return
    }
    const bands = parts.map((part) => may.get(part) ?? part)
    let left = value - bands.reduce((sum, { lo }) => sum + lo, 0)
    for (const [at, part] of parts.entries()) {
      const { lo, hi } = bands[at] ?? part
      const more = Math.min(left, hi - lo)
      left -= more
      choose(part, lo + more)
    }
  }
  for (const root of all.filter(({ level }) => level === 'all')) choose(root, mayBe(root).lo)
  return chosen.map(({ unit_code, area, reason, quarter, standing, count: n }) => ({
    ...{ unit_code, area, reason, quarter, standing },
    count: n,
  }))
}
