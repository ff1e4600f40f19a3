/** A count as it may be told: somewhere from `lo` to `hi`. Nothing under five is told but that it is under five. */
export type Band = { readonly lo: number; readonly hi: number }

/** Fewer than this are never told (product, rule 5). */
const FEWEST = 5

/** Told as "fewer than five". */
export const isFew = ({ hi }: Band): boolean => hi < FEWEST

/** What told counts come to together: no more than anybody can add up who reads them. Null where there are none. */
export function together(bands: readonly Band[]): Band | null {
  if (bands.length === 0) return null
  return bands.reduce((sum, { lo, hi }) => ({ lo: sum.lo + lo, hi: sum.hi + hi }), { lo: 0, hi: 0 })
}

/** What there is at least; null where that would be a number under five. */
export const leastTold = ({ lo }: Band): number | null => (lo < FEWEST ? null : lo)

/** Where the lower end would be under five, only the upper one is told. */
export type ToldBand =
  | { readonly as: 'few' }
  | { readonly as: 'up_to'; readonly hi: number }
  | ({ readonly as: 'range' } & Band)

export function toldAs(band: Band): ToldBand {
  if (isFew(band)) return { as: 'few' }
  return leastTold(band) === null ? { as: 'up_to', hi: band.hi } : { as: 'range', ...band }
}
