/** The ids that stand elsewhere among the others than before: all but the longest row of them that kept its order. Both lists hold each id once. */
export function movedIds(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = new Map(before.map((id, place) => [id, place]))
  const common = after.filter((id) => places.has(id))
  const kept = new Set(longestRising(common.map((id) => places.get(id) ?? 0)).map((no) => common[no]))
  return new Set(common.filter((id) => !kept.has(id)))
}

/** Indices of a longest rising row among numbers. */
function longestRising(numbers: readonly number[]): readonly number[] {
  const tails: number[] = []
  const before: (number | undefined)[] = []
  numbers.forEach((number, no) => {
    const found = tails.findIndex((tail) => (numbers[tail] ?? 0) >= number)
    const length = found < 0 ? tails.length : found
    before[no] = tails[length - 1]
    tails[length] = no
  })
  const row: number[] = []
  for (let no = tails.at(-1); no !== undefined; no = before[no]) row.unshift(no)
  return row
}

type Identified = { readonly id: string }

/** What stands now, with what was removed put where it stood: after the nearest neighbour before it that is still there, else first. */
export function withRemoved<T extends Identified>(before: readonly T[], after: readonly T[]): readonly T[] {
  const now = new Set(after.map(({ id }) => id))
  const merged = [...after]
  let anchor: string | null = null
  for (const one of before) {
    if (!now.has(one.id)) merged.splice(merged.findIndex(({ id }) => id === anchor) + 1, 0, one)
    anchor = one.id
  }
  return merged
}
