import { type Choice, roomAfter, worthOf } from './choice.domain.ts'
import type { NeedWeight, Service } from './planning.domain.ts'
import {
  costOf,
  type Option,
  type PlacedNeed,
  type Problem,
  type StandingObstacle,
  standingObstacle,
  twinOf,
} from './problem.domain.ts'
import type { PassingObstacle, Room } from './room.domain.ts'

/** One need that is met, by what, and what it takes. */
export type Line = {
  readonly family: string
  readonly need: string
  readonly service: string
  /** In each period; the line lasts for so many of them. */
  readonly units: number
  readonly period: Service['period']
  readonly periods: number
  /** From the envelope, for all periods together. */
  readonly grosze: number
  /** It was promised before and is not proposed anew. */
  readonly promised: boolean
}

/** What stands nearest to an answer: of all services that were looked at, the one that the least keeps away. */
export type UnmetReason = 'no_service' | Exclude<StandingObstacle, 'other_category' | 'other_area'> | PassingObstacle
export type UnmetNeed = { readonly family: string; readonly need: string; readonly reason: UnmetReason }

export type ProposalTotals = {
  /** Of the whole proposal by the table of priorities; never of a person or a family. */
  readonly points: number
  readonly met: Readonly<Record<NeedWeight, number>>
  readonly unmet: Readonly<Record<NeedWeight, number>>
  /** What each envelope pays, in grosze, promises included. */
  readonly paid: readonly { readonly gmina: string; readonly grosze: number }[]
}

/** A proposal. People decide; nothing is bound by it. */
export type Proposal = {
  /** The version of the table of priorities. */
  readonly rules: string
  /** Proved the best, found by the solver up to its gap, or put together line by line where no solver could run. */
  readonly method: 'exact' | 'solver' | 'greedy'
  readonly lines: readonly Line[]
  readonly unmet: readonly UnmetNeed[]
  readonly totals: ProposalTotals
  /** No proposal can have more points than this; null where nobody knows. */
  readonly atMost: number | null
}

/** The most that the best proposal could have beyond this one, as a part of this one. */
export const gapOf = ({ totals, atMost }: Proposal): number | null =>
  atMost === null ? null : Math.max(0, atMost - totals.points) / Math.max(1, totals.points)

/** A choice as the proposal that people read. Throws when a need is left unmet that could be met: no reason would be true. */
export function proposalOf(
  problem: Problem,
  choice: Choice,
  method: Proposal['method'],
  atMost: number | null,
): Proposal {
  const room = roomAfter(problem, choice)
  const placed = problem.needs.map((place, at) => ({ place, option: choice[at] ?? null }))
  const families = problem.planning.families
  const lines = placed.flatMap(({ place, option }) => {
    const line = lineOf(problem, place, option)
    return line ? [line] : []
  })
  const open = placed.filter(({ place, option }) => !option && !place.promised).map(({ place }) => place)
  const unmet = open.map((place) => ({
    family: families[place.family]?.id ?? '',
    need: place.need.id,
    reason: unmetReason(problem, place, room),
  }))
  const held = placed.filter(({ place, option }) => option || place.promised).map(({ place }) => place)
  const gminaOf = new Map(families.map(({ id, gmina }) => [id, gmina]))
  return {
    rules: problem.planning.rules.version,
    method,
    lines,
    unmet,
    totals: {
      points: worthOf(problem, choice),
      met: byWeight(held),
      unmet: byWeight(open),
      paid: problem.envelopes.map(({ gmina }) => ({
        gmina,
        grosze: lines.reduce((sum, line) => (gminaOf.get(line.family) === gmina ? sum + line.grosze : sum), 0),
      })),
    },
    atMost: atMost === null ? null : Math.max(atMost, worthOf(problem, choice)),
  }
}

function lineOf(problem: Problem, { family, need, promised }: PlacedNeed, option: Option | null): Line | null {
  const service = problem.services[promised ? (problem.serviceAt.get(promised.service) ?? -1) : (option?.service ?? -1)]
  if (!service) return null
  return {
    family: problem.planning.families[family]?.id ?? '',
    need: need.id,
    service: service.id,
    units: promised ? promised.units : need.units,
    period: service.period,
    periods: need.periods,
    grosze: promised ? promised.grosze : (option?.grosze ?? 0),
    promised: promised !== null,
  }
}

function byWeight(places: readonly PlacedNeed[]): Record<NeedWeight, number> {
  const count = { urgent: 0, important: 0, would_help: 0 }
  for (const { need } of places) count[need.weight] += 1
  return count
}

/** From the farthest to the nearest. */
const NEARNESS: readonly (StandingObstacle | PassingObstacle)[] = [
  'other_category',
  'other_area',
  'not_eligible',
  'declined',
  'eligibility_unknown',
  'cost_unknown',
  'already_given',
  'over_family_limit',
  'no_money',
  'no_units',
]

/** Everything that stands against a service for a need in this room: first what does not change, then what others got. */
export function obstaclesTo(
  problem: Problem,
  { family, envelope, need }: PlacedNeed,
  judged: PlacedNeed['need']['judged'][number],
  room: Room,
): readonly (StandingObstacle | PassingObstacle)[] {
  const at = problem.serviceAt.get(judged.service) ?? -1
  const service = problem.services[at]
  if (!service) return ['other_category']
  const standing = standingObstacle(problem.planning, need, service, judged)
  const option = { need: -1, family, service: at, envelope, twin: twinOf(need, service), units: need.units, points: 0 }
  const passing = room.against({ ...option, grosze: costOf(need, service) })
  return standing ? [standing, ...passing] : passing
}

function unmetReason(problem: Problem, place: PlacedNeed, room: Room): UnmetReason {
  let nearest = -1
  for (const judged of place.need.judged) {
    const [first, ...others] = obstaclesTo(problem, place, judged, room).map((obstacle) => NEARNESS.indexOf(obstacle))
    if (first === undefined) throw new Error(`need ${place.need.id} is left unmet although ${judged.service} is free`)
    nearest = Math.max(nearest, Math.min(first, ...others))
  }
  const reason = NEARNESS[nearest]
  return reason === undefined || reason === 'other_category' || reason === 'other_area' ? 'no_service' : reason
}
