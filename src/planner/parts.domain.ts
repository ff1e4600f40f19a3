import type { Option, Problem } from './problem.domain.ts'
import { roomOf } from './room.domain.ts'

/** Families that compete with each other for something, and what runs out among them. No other family touches any of it. */
export type Part = {
  readonly families: readonly number[]
  /** For each need that can be met at all: its place and the options that promises leave. */
  readonly needs: readonly { readonly need: number; readonly options: readonly Option[] }[]
  /** Services and envelopes that are not enough for all who could use them, with what is free. */
  readonly services: ReadonlyMap<number, number>
  readonly envelopes: ReadonlyMap<number, number>
  /** For each family: the most it may get, where it could ask for more. */
  readonly limits: ReadonlyMap<number, number>
  /** Families that have nothing promised. */
  readonly withoutAny: ReadonlySet<number>
}

/** A problem in parts that can be solved one by one: what is enough for everybody ties nobody to anybody. In the order of their first families. */
export function partsOf(problem: Problem): readonly Part[] {
  const room = roomOf(problem)
  const options = problem.needs.map((need) => need.options.filter(room.fits))
  const asked = new Map<number, number>()
  const wanted = new Map<number, number>()
  const limits = new Map<number, number>()
  for (const [family, needs] of problem.needsOf.entries()) {
    let most = 0
    for (const at of needs) {
      for (const { service, units } of options[at] ?? []) asked.set(service, (asked.get(service) ?? 0) + units)
      most += Math.max(0, ...(options[at] ?? []).map(({ grosze }) => grosze))
    }
    const envelope = problem.needs[needs[0] ?? -1]?.envelope ?? -1
    const limit = room.familyMoneyFree(family, envelope)
    if (most > limit) limits.set(family, limit)
    wanted.set(envelope, (wanted.get(envelope) ?? 0) + Math.min(most, limit))
  }
  const services = scarce(asked, room.unitsFree)
  const envelopes = scarce(wanted, room.moneyFree)
  const groups = tied(problem, options, services, envelopes)
  return groups.map((families) => {
    const needs = families
      .flatMap((family) => problem.needsOf[family] ?? [])
      .map((need) => ({ need, options: options[need] ?? [] }))
      .filter((one) => one.options.length > 0)
    const all = needs.flatMap((one) => one.options)
    return {
      families,
      needs,
      services: only(services, new Set(all.map(({ service }) => service))),
      envelopes: only(envelopes, new Set(all.filter(({ grosze }) => grosze > 0).map(({ envelope }) => envelope))),
      limits: only(limits, new Set(families)),
      withoutAny: new Set(families.filter((family) => room.metOf(family) === 0)),
    }
  })
}

const scarce = (wanted: ReadonlyMap<number, number>, free: (at: number) => number): ReadonlyMap<number, number> =>
  new Map([...wanted].flatMap(([at, most]): [number, number][] => (at >= 0 && most > free(at) ? [[at, free(at)]] : [])))

const only = (all: ReadonlyMap<number, number>, some: ReadonlySet<number>): ReadonlyMap<number, number> =>
  new Map([...all].filter(([at]) => some.has(at)).sort(([a], [b]) => a - b))

/** Families that share anything scarce, each group in order. */
function tied(
  problem: Problem,
  options: readonly (readonly Option[])[],
  services: ReadonlyMap<number, number>,
  envelopes: ReadonlyMap<number, number>,
): readonly (readonly number[])[] {
  const count = problem.needsOf.length
  const leader = Array.from({ length: count + problem.services.length + problem.envelopes.length }, (_, at) => at)
  const leaderOf = (at: number): number => {
    let top = at
    while (leader[top] !== top) top = leader[top] ?? top
    leader[at] = top
    return top
  }
  const tie = (a: number, b: number): void => {
    const [low, high] = [leaderOf(a), leaderOf(b)].sort((x, y) => x - y)
    if (low !== undefined && high !== undefined) leader[high] = low
  }
  for (const option of options.flat()) {
    if (services.has(option.service)) tie(option.family, count + option.service)
    const paid = option.grosze > 0 && envelopes.has(option.envelope)
    if (paid) tie(option.family, count + problem.services.length + option.envelope)
  }
  const groups = new Map<number, number[]>()
  for (let family = 0; family < count; family += 1) {
    const group = groups.get(leaderOf(family))
    if (group) group.push(family)
    else groups.set(leaderOf(family), [family])
  }
  return [...groups.values()]
}
