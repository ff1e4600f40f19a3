import { COUPLES, type Relation } from './kinship.domain.ts'

/** Units of the drawing: one person's place, the symbol in it, and from one generation to the next. */
const PLACE = 150
const SYMBOL = 44
const ROW = 170
const TOP = 20
const EDGE = 10

export type Placed = { readonly id: string; readonly x: number; readonly y: number; readonly generation: number }
export type Drawn = { readonly relation: Relation; readonly path: string }
export type GenogramLayout = {
  readonly width: number
  readonly height: number
  readonly symbol: number
  /** `x` and `y` are the middle of the symbol; the words stand below it. */
  readonly people: readonly Placed[]
  readonly lines: readonly Drawn[]
}

/**
 * Generations below each other, couples side by side where they can stand so, children below their parents. Each person has a place of their own
 * in a row, so that no two meet whatever the relations are.
 */
export function genogramLayout(ids: readonly string[], relations: readonly Relation[]): GenogramLayout {
  const known = relations.filter(({ one, other }) => ids.includes(one) && ids.includes(other))
  const generation = generations(ids, known)
  const rows = [...new Set(generation.values())].toSorted((a, b) => a - b)
  const columns = Math.max(1, ...rows.map((row) => ids.filter((id) => generation.get(id) === row).length))
  const width = columns * PLACE + 2 * EDGE
  const places = new Map<string, Placed>()
  for (const [at, row] of rows.entries()) {
    const order = rowOrder(
      ids.filter((id) => generation.get(id) === row),
      known,
      places,
    )
    const left = (width - order.length * PLACE) / 2
    for (const [n, id] of order.entries()) {
      places.set(id, { id, x: left + (n + 0.5) * PLACE, y: TOP + SYMBOL / 2 + at * ROW, generation: at })
    }
  }
  return {
    width,
    height: TOP + Math.max(1, rows.length) * ROW,
    symbol: SYMBOL,
    people: ids.flatMap((id) => places.get(id) ?? []),
    lines: known.map((relation, no) => ({
      relation,
      path: belowCouple(relation, known, places) ?? pathOf(relation, no, places),
    })),
  }
}

/** The generation of each person, from the oldest; couples and siblings share theirs wherever descent allows it. */
function generations(ids: readonly string[], relations: readonly Relation[]): Map<string, number> {
  const level = new Map(ids.map((id) => [id, 0]))
  const of = (id: string) => level.get(id) ?? 0
  const down = relations.filter(({ kin }) => kin === 'parent')
  const beside = relations.filter(({ kin }) => COUPLES.includes(kin) || kin === 'siblings')
  // Descent has no circle, so as many rounds as there are persons settle it; persons beside each other follow as far as it lets them.
  for (let round = 0; round < ids.length; round += 1) {
    for (const { one, other } of beside) {
      const both = Math.max(of(one), of(other))
      level.set(one, both).set(other, both)
    }
    for (const { one, other } of down) if (of(other) <= of(one)) level.set(other, of(one) + 1)
  }
  for (let round = 0; round < ids.length; round += 1) {
    for (const { one, other } of down) if (of(other) <= of(one)) level.set(other, of(one) + 1)
  }
  return level
}

/** Persons of a row below their parents, and whoever lives with somebody next to them. */
function rowOrder(
  ids: readonly string[],
  relations: readonly Relation[],
  above: ReadonlyMap<string, Placed>,
): readonly string[] {
  const wish = (id: string): number => {
    const parents = relations.flatMap(({ kin, one, other }) =>
      kin === 'parent' && other === id ? (above.get(one)?.x ?? []) : [],
    )
    return parents.length === 0 ? Number.MAX_SAFE_INTEGER : parents.reduce((sum, x) => sum + x, 0) / parents.length
  }
  const wished = ids.toSorted((a, b) => wish(a) - wish(b) || ids.indexOf(a) - ids.indexOf(b))
  const order: string[] = []
  const place = (id: string): void => {
    if (order.includes(id)) return
    order.push(id)
    for (const { kin, one, other } of relations) {
      if (!COUPLES.includes(kin) || (one !== id && other !== id)) continue
      const mate = one === id ? other : one
      if (ids.includes(mate)) place(mate)
    }
  }
  for (const id of wished) place(id)
  return order
}

/** From the middle of two parents who stand side by side to their child: one line for both, and for all their children. */
function belowCouple(
  { kin, one, other }: Relation,
  relations: readonly Relation[],
  places: ReadonlyMap<string, Placed>,
): string | null {
  const [parent, child] = [places.get(one), places.get(other)]
  if (kin !== 'parent' || !parent || !child) return null
  const mates = relations.flatMap((pair) => {
    if (!COUPLES.includes(pair.kin) || (pair.one !== one && pair.other !== one)) return []
    const mate = pair.one === one ? pair.other : pair.one
    const both = relations.some((also) => also.kin === 'parent' && also.one === mate && also.other === other)
    return both ? (places.get(mate) ?? []) : []
  })
  const mate = mates.find((at) => at.y === parent.y && Math.abs(at.x - parent.x) === PLACE)
  if (!mate) return null
  return `M${(parent.x + mate.x) / 2} ${parent.y}V${child.y - SYMBOL / 2 - 14}H${child.x}V${child.y - SYMBOL / 2}`
}

/** Persons of one row are joined from side to side, or below those between them; others from below to above. */
function pathOf({ one, other }: Relation, no: number, places: ReadonlyMap<string, Placed>): string {
  const [a, b] = [places.get(one), places.get(other)].toSorted(
    (p, q) => (p?.y ?? 0) - (q?.y ?? 0) || (p?.x ?? 0) - (q?.x ?? 0),
  )
  if (!a || !b) return ''
  const half = SYMBOL / 2
  // Lines that turn in one strip turn at different heights.
  const turn = (no % 6) * 6
  if (a.y === b.y) {
    if (b.x - a.x <= PLACE) return `M${a.x + half} ${a.y}H${b.x - half}`
    const above = a.y - half - 4 - turn / 3
    return `M${a.x} ${a.y - half}V${above}H${b.x}V${b.y - half}`
  }
  const bus = b.y - half - 12 - turn
  const side = a.x + half + 12 + turn
  return `M${a.x + half} ${a.y}H${side}V${bus}H${b.x}V${b.y - half}`
}
