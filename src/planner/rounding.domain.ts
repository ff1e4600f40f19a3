import type { Program } from './program.domain.ts'

/** Differences beyond a millionth are the arithmetic's and not the solution's. */
const MILLION = 1_000_000

/**
 * A whole solution near one in parts: columns by what part of them is taken, then by what they are worth, each if it still fits. Families that
 * are helped follow by themselves.
 */
export function rounded(program: Program, parts: ArrayLike<number>): readonly number[] {
  const { columns, points, starts, at, times, most } = program
  const rowsOf: [row: number, times: number][][] = points.map(() => [])
  const left = [...most]
  for (let row = 0; row < most.length; row += 1) {
    for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry += 1) {
      const count = times[entry] ?? 0
      if (count > 0) rowsOf[at[entry] ?? 0]?.push([row, count])
    }
  }
  const order = columns
    .map((_, column) => ({ column, part: Math.round((parts[column] ?? 0) * MILLION), worth: points[column] ?? 0 }))
    .sort((a, b) => b.part - a.part || b.worth - a.worth || a.column - b.column)
  const taken: number[] = []
  for (const { column } of order) {
    const rows = rowsOf[column] ?? []
    if (rows.some(([row, count]) => count > (left[row] ?? 0))) continue
    for (const [row, count] of rows) left[row] = (left[row] ?? 0) - count
    taken.push(column)
  }
  return taken.sort((a, b) => a - b)
}

/** What a whole solution is worth, families that it helps included. */
export function worthOfTaken({ columns, points, helped }: Program, taken: readonly number[]): number {
  const families = new Set(taken.map((column) => columns[column]?.family))
  const first = helped.reduce(
    (sum, family, at) => sum + (families.has(family) ? (points[columns.length + at] ?? 0) : 0),
    0,
  )
  return taken.reduce((sum, column) => sum + (points[column] ?? 0), first)
}
