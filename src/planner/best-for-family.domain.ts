import type { Option, Problem } from './problem.domain.ts'
import type { Room } from './room.domain.ts'

/** One need held to one option, or to none. */
export type Forced = { readonly need: number; readonly option: Option | null }
export type Best = {
  readonly options: readonly Option[]
  /** With what its family gets for being helped at all. */
  readonly points: number
  /** Nothing better exists; otherwise the search was given up at its limit. */
  readonly proved: boolean
}

/** Looked at before the search is given up: some tens of milliseconds. */
const MOST_LOOKS = 200_000

export type Search = {
  readonly forced?: Forced
  /** Points that a grosz is reckoned at to see what is hopeless; any is right, a good one is quick (`dearnessFor`). */
  readonly price?: number
  readonly mostLooks?: number
}

/**
 * The best that one family can get in the room that all others leave, exactly: every combination is looked at, except those that cannot be
 * better than the best so far. The same answer every time; of equal ones the first. Null when what is forced does not fit.
 */
export function bestForFamily(problem: Problem, room: Room, family: number, search: Search = {}): Best | null {
  const { forced, mostLooks = MOST_LOOKS } = search
  const held = forced?.option
  if (held && !room.fits(held)) return null
  const branches = branchesOf(problem, room, family, forced)
  const money = moneyFor(problem, room, family)
  const first = room.metOf(family) > 0 ? 0 : problem.planning.rules.firstOfFamily
  const already = room.metOf(family) > 0 ? problem.planning.rules.firstOfFamily : 0
  const found = searched({ branches, money, first, room, price: search.price ?? dearness(branches, money), mostLooks })
  return found && { ...found, points: found.points + already }
}

/** The price of a grosz for a family, for several searches that differ in one need. */
export const dearnessFor = (problem: Problem, room: Room, family: number): number =>
  dearness(branchesOf(problem, room, family), moneyFor(problem, room, family))

type Branch = { readonly options: readonly Option[]; readonly must: boolean }

/** What can be chosen need by need. What must be taken stands first, so that everything else is fitted around it. */
function branchesOf(problem: Problem, room: Room, family: number, forced?: Forced): readonly Branch[] {
  const branches = (problem.needsOf[family] ?? []).flatMap((at): Branch[] => {
    if (forced?.need === at) return forced.option ? [{ options: [forced.option], must: true }] : []
    const options = (problem.needs[at]?.options ?? []).filter(room.fits)
    return options.length > 0 ? [{ options, must: false }] : []
  })
  return branches.sort((a, b) => Number(b.must) - Number(a.must))
}

function moneyFor(problem: Problem, room: Room, family: number): number {
  const envelope = problem.needs[problem.needsOf[family]?.[0] ?? -1]?.envelope ?? -1
  return Math.min(room.moneyFree(envelope), room.familyMoneyFree(family, envelope))
}

type Searched = {
  readonly branches: readonly Branch[]
  readonly money: number
  readonly first: number
  readonly room: Room
  readonly price: number
  readonly mostLooks: number
}

function searched({ branches, money, first, room, price, mostLooks }: Searched): Best | null {
  const free = ceilings(branches, 0)
  const priced = price > 0 ? ceilings(branches, price) : null
  const used = new Map<number, number>()
  const given = new Set<string>()
  const path: Option[] = []
  let best: readonly Option[] | null = null
  let bestPoints = -1
  let looks = 0

  function look(at: number, points: number, left: number): void {
    looks += 1
    const branch = branches[at]
    if (!branch) {
      const total = points + (path.length > 0 ? first : 0)
      if (total > bestPoints) {
        best = [...path]
        bestPoints = total
      }
      return
    }
    for (const option of branch.options) {
      const units = (used.get(option.service) ?? 0) + option.units
      if (option.grosze > left || units > room.unitsFree(option.service) || given.has(option.twin)) continue
      const rest = left - option.grosze
      if (isHopeless(at + 1, points + option.points, rest)) continue
      used.set(option.service, units)
      given.add(option.twin)
      path.push(option)
      look(at + 1, points + option.points, rest)
      path.pop()
      given.delete(option.twin)
      used.set(option.service, units - option.units)
    }
    if (!branch.must && !isHopeless(at + 1, points, left)) look(at + 1, points, left)
  }

  function isHopeless(at: number, points: number, left: number): boolean {
    if (looks >= mostLooks) return best !== null
    const most = Math.min(
      free[at] ?? 0,
      priced ? Math.floor((priced[at] ?? 0) + price * left + 1e-6) : Number.MAX_VALUE,
    )
    return points + first + most <= bestPoints
  }

  look(0, 0, money)
  return best && { options: best, points: bestPoints, proved: looks < mostLooks }
}

/** For each branch, the most that it and all after it could add when every grosz takes so many points off. */
function ceilings(branches: readonly Branch[], price: number): readonly number[] {
  const sums = [0]
  for (const { options } of branches.toReversed()) {
    const most = Math.max(0, ...options.map(({ points, grosze }) => points - price * grosze))
    sums.push((sums.at(-1) ?? 0) + most)
  }
  return sums.reverse()
}

const STEPS = 40

/** The price of a grosz, in points, that bounds best what the money can bring; 0 where there is enough for everything. */
function dearness(branches: readonly Branch[], money: number): number {
  const wanted = branches.reduce((sum, { options }) => sum + Math.max(0, ...options.map(({ grosze }) => grosze)), 0)
  if (wanted <= money) return 0
  const bound = (price: number) => price * money + (ceilings(branches, price)[0] ?? 0)
  let low = 0
  let high = Math.max(...branches.flatMap(({ options }) => options.map(({ points, grosze }) => points / (grosze || 1))))
  for (let step = 0; step < STEPS; step += 1) {
    const third = (high - low) / 3
    if (bound(low + third) <= bound(high - third)) high -= third
    else low += third
  }
  return (low + high) / 2
}
