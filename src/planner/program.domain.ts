import type { Part } from './parts.domain.ts'
import type { Option } from './problem.domain.ts'

/**
 * A part as a mixed-integer programme in whole numbers, to be made as large as possible. A column is 1 when its option is taken. After the
 * options stands one column for each family that has nothing yet: at most 1 and at most the number of its lines, so it is whole by itself.
 */
export type Program = {
  readonly columns: readonly Option[]
  /** The families of the columns after them. */
  readonly helped: readonly number[]
  /** What each column is worth, families that are helped at the end. */
  readonly points: readonly number[]
  /** Row after row: the sum of `times` × column from `starts[row]` to the next start is at most `most[row]`. */
  readonly starts: readonly number[]
  readonly at: readonly number[]
  readonly times: readonly number[]
  readonly most: readonly number[]
}

type Pair = readonly [column: number, times: number]
type Placed = { readonly option: Option; readonly column: number }

export function programOf(part: Part, firstOfFamily: number): Program {
  const columns = part.needs.flatMap(({ options }) => options)
  const placed = columns.map((option, column): Placed => ({ option, column }))
  const [starts, at, times, most]: [number[], number[], number[], number[]] = [[0], [], [], []]
  const row = (pairs: readonly Pair[], upTo: number): void => {
    for (const [column, count] of pairs) {
      at.push(column)
      times.push(count)
    }
    starts.push(at.length)
    most.push(upTo)
  }
  /** Divided by what all numbers of the row share, which leaves no room between whole numbers. */
  const limit = (group: readonly Placed[], by: (option: Option) => number, upTo: number): void => {
    const pairs = group.map(({ option, column }): Pair => [column, by(option)]).filter(([, count]) => count > 0)
    const shared = pairs.reduce((sum, [, count]) => sharedBy(sum, count), 0)
    if (shared === 0) return
    const divided = pairs.map(([column, count]): Pair => [column, count / shared])
    row(divided, Math.floor(upTo / shared))
  }
  const groupsBy = <K>(key: (option: Option) => K) => Map.groupBy(placed, ({ option }) => key(option))

  for (const group of groupsBy(({ need }) => need).values()) limit(group, () => 1, 1)
  for (const group of groupsBy(({ twin }) => twin).values()) if (isTwice(group)) limit(group, () => 1, 1)
  const byService = groupsBy(({ service }) => service)
  for (const [service, free] of part.services) limit(byService.get(service) ?? [], ({ units }) => units, free)
  const byEnvelope = groupsBy(({ envelope }) => envelope)
  for (const [envelope, left] of part.envelopes) limit(byEnvelope.get(envelope) ?? [], ({ grosze }) => grosze, left)
  const byFamily = groupsBy(({ family }) => family)
  for (const [family, upTo] of part.limits) limit(byFamily.get(family) ?? [], ({ grosze }) => grosze, upTo)

  const points = columns.map((option) => option.points)
  const helped: number[] = []
  for (const [family, group] of firstOfFamily > 0 ? byFamily : []) {
    if (!part.withoutAny.has(family)) continue
    row([[points.length, 1], ...group.map(({ column }): Pair => [column, -1])], 0)
    points.push(firstOfFamily)
    helped.push(family)
  }
  return { columns, helped, points, starts, at, times, most }
}

/** The same kind for the same person can matter only where more than one need could bring it. */
const isTwice = (group: readonly Placed[]): boolean => new Set(group.map(({ option }) => option.need)).size > 1

const sharedBy = (a: number, b: number): number => (b === 0 ? a : sharedBy(b, a % b))
