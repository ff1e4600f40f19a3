/** Below this a count could tell people apart. */
const FEW = 5

/** A count as it may be told: itself, that it is below five, or that it would give another one away. */
export type ToldCount = number | 'few' | 'hidden'
export type Shown = { readonly of: string; readonly count: ToldCount }

/**
 * Counts of people or cases as they may be published: those below five are not stated, and so is the next smallest wherever the total would give a
 * hidden one away. `total` is stated unless it is below five itself.
 */
export function suppressed(counts: Readonly<Record<string, number>>): {
  readonly rows: readonly Shown[]
  readonly total: Shown['count']
} {
  const all = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([of, count]) => ({ of, count }))
  const total = all.reduce((sum, { count }) => sum + count, 0)
  const hidden = new Set(all.filter(({ count }) => count < FEW).map(({ of }) => of))
  const few = new Set(hidden)
  const others = all.filter(({ of }) => !hidden.has(of)).toSorted((a, b) => a.count - b.count)
  const gaveAway = () => hidden.size === 1 || (hidden.size > 1 && sumOf(all, hidden) < FEW)
  while (total >= FEW && gaveAway() && others.length > 0) {
    const next = others.shift()
    if (next) hidden.add(next.of)
  }
  const rows = all.map(({ of, count }): Shown => ({ of, count: shownAs(of, count) }))
  function shownAs(of: string, count: number): Shown['count'] {
    if (!hidden.has(of)) return count
    // With one row alone "fewer than five" beside the total would be the number itself.
    return few.has(of) && few.size === hidden.size ? 'few' : 'hidden'
  }
  return { rows, total: total < FEW ? 'few' : total }
}

const sumOf = (all: readonly { readonly of: string; readonly count: number }[], of: ReadonlySet<string>): number =>
  all.filter((one) => of.has(one.of)).reduce((sum, { count }) => sum + count, 0)
