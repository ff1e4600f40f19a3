import { bestForFamily, dearnessFor, type Forced } from './best-for-family.domain.ts'
import { type Choice, roomAfter } from './choice.domain.ts'
import type { Judged, Need, NeedWeight, Service } from './planning.domain.ts'
import { needTerms, pointsOf, serviceTerms, type Term } from './points.domain.ts'
import { costOf, type Option, type PlacedNeed, type Problem, type StandingObstacle } from './problem.domain.ts'
import { obstaclesTo } from './proposal.domain.ts'
import type { PassingObstacle, Room } from './room.domain.ts'

/** What the proposal would lose if this family chose otherwise and every other family kept what it has. */
export type Otherwise = {
  /** Points of the proposal; never below zero. */
  readonly costs: number
  /** Everything that would change, from which `costs` can be reckoned: what each need has now and what it would have. */
  readonly changes: readonly { readonly need: string; readonly from: string | null; readonly to: string | null }[]
}

/** One service for one need, with every figure that its reasons rest on. */
export type Candidate = {
  readonly service: string
  readonly source: string
  readonly eligible: Judged['eligible']
  /** The rules of eligibility that decided. */
  readonly decidedBy: readonly string[]
  /** What is taken off the points of the need. */
  readonly terms: readonly Term[]
  /** Of the need and the terms together. */
  readonly points: number
  readonly asks: { readonly units: number; readonly grosze: number | null }
  /** What is free when this need has nothing yet; null where nothing runs out. */
  readonly free: { readonly units: number | null; readonly grosze: number; readonly familyGrosze: number | null }
  /** Everything that stands against it; empty where the need may have it at once. */
  readonly obstacles: readonly (StandingObstacle | PassingObstacle)[]
  /**
   * `by_exchange`: the family could have it by giving up something else of its own. `not_weighed`: something else is promised, and a promise
   * stays. `impossible`: not without taking it from another family, or not at all.
   */
  readonly standing: 'chosen' | 'promised' | 'not_weighed' | 'possible' | 'by_exchange' | 'impossible'
  /**
   * Of the chosen one, if it were left out; of one that could be had, if it were taken. Null for all others, and where the family could choose
   * among so much that it was not worked out.
   */
  readonly otherwise: Otherwise | null
}

export type NeedReasons = {
  readonly need: string
  readonly weight: NeedWeight
  /** What meeting the need is worth. */
  readonly terms: readonly Term[]
  readonly points: number
  /** The best first, then those that cannot be had. */
  readonly candidates: readonly Candidate[]
}
export type FamilyReasons = {
  readonly rules: string
  /** What a family gets once when anything is planned for it. */
  readonly firstOfFamily: number
  readonly needs: readonly NeedReasons[]
}

type Asked = {
  readonly problem: Problem
  readonly choice: Choice
  readonly room: Room
  readonly family: number
  /** What the family has now, and the points of it. */
  readonly had: readonly Option[]
  readonly now: number
  readonly price: number
}

/** Combinations looked at for one answer of *otherwise*: some milliseconds, and an answer for each service that is shown. */
const MOST_LOOKS = 3_000

/** Why one family is proposed what it is proposed, with everything needed to reckon it by hand. Null for a family that is not in the planning. */
export function reasonsFor(problem: Problem, choice: Choice, familyId: string): FamilyReasons | null {
  const family = problem.planning.families.findIndex(({ id }) => id === familyId)
  if (family < 0) return null
  const { version, firstOfFamily } = problem.planning.rules
  const room = roomAfter(problem, choice)
  const needs = problem.needsOf[family] ?? []
  const had = needs.flatMap((at) => choice[at] ?? [])
  const first = room.metOf(family) > 0 ? firstOfFamily : 0
  const now = had.reduce((sum, { points }) => sum + points, first)
  for (const option of had) room.giveBack(option)
  const price = dearnessFor(problem, room, family)
  for (const option of had) room.take(option)
  const asked = { problem, choice, room, family, had, now, price }
  return { rules: version, firstOfFamily, needs: needs.flatMap((at) => needReasons(asked, at)) }
}

function needReasons(asked: Asked, at: number): readonly NeedReasons[] {
  const { problem, choice, room } = asked
  const place = problem.needs[at]
  if (!place) return []
  const terms = needTerms(problem.planning.rules, place.need)
  const had = choice[at] ?? null
  if (had) room.giveBack(had)
  const shown = place.need.judged.flatMap((judged) => shownCandidate(asked, place, judged, pointsOf(terms), had))
  if (had) room.take(had)
  const candidates = withOtherwise(asked, at, shown).toSorted(
    (a, b) => Number(isOut(a)) - Number(isOut(b)) || b.points - a.points || (a.service < b.service ? -1 : 1),
  )
  return [{ need: place.need.id, weight: place.need.weight, terms, points: pointsOf(terms), candidates }]
}

const isOut = ({ standing }: Candidate): boolean => standing === 'impossible'
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

function shownCandidate(
  { problem, room, family }: Asked,
  place: PlacedNeed,
  judged: Judged,
  ofNeed: number,
  had: Option | null,
): readonly Candidate[] {
  const at = problem.serviceAt.get(judged.service) ?? -1
  const service = problem.services[at]
  if (!service) return []
  const terms = serviceTerms(problem.planning, place.need, service, judged)
  const promised = place.promised?.service === service.id
  // A promise is not weighed against anything.
  const obstacles = place.promised ? [] : obstaclesTo(problem, place, judged, room)
  return [
    {
      service: service.id,
      source: service.source,
      eligible: judged.eligible,
      decidedBy: judged.reasons,
      terms,
      points: ofNeed + pointsOf(terms),
      asks: { units: place.need.units, grosze: priceShown(place.need, service) },
      free: {
        units: finite(room.unitsFree(at)),
        grosze: room.moneyFree(place.envelope),
        familyGrosze: finite(room.familyMoneyFree(family, place.envelope)),
      },
      obstacles,
      standing: place.promised
        ? promised
          ? 'promised'
          : 'not_weighed'
        : had?.service === at
          ? 'chosen'
          : obstacles.length === 0
            ? 'possible'
            : 'impossible',
      otherwise: null,
    },
  ]
}

const priceShown = (need: Need, service: Service): number | null =>
  service.grosze === null ? null : costOf(need, service)

/** What each service would cost in place of what is chosen; and the chosen one, if the best of all others took its place. */
function withOtherwise(asked: Asked, need: number, candidates: readonly Candidate[]): readonly Candidate[] {
  const { problem } = asked
  const optionOf = new Map(
    (problem.needs[need]?.options ?? []).map((option) => [problem.services[option.service]?.id, option]),
  )
  const told = candidates.map((candidate): Candidate => {
    const option = candidate.standing === 'chosen' ? undefined : optionOf.get(candidate.service)
    const otherwise = option ? held(asked, { need, option }) : null
    const exchanged = otherwise !== null && candidate.standing === 'impossible'
    return { ...candidate, otherwise, standing: exchanged ? 'by_exchange' : candidate.standing }
  })
  const ways = [...told.map(({ otherwise }) => otherwise), held(asked, { need, option: null })]
  // What was not worked out might be the cheapest.
  const isKnown = told.every(({ standing, otherwise }) => standing !== 'possible' || otherwise !== null)
  const cheapest = ways.reduce((best, way) => (way && (!best || way.costs < best.costs) ? way : best), null)
  return told.map((one) => (one.standing === 'chosen' && isKnown ? { ...one, otherwise: cheapest } : one))
}

/** The family's best when one need is held to something, against what it has. Null where that cannot be, or was not worked out. */
function held({ problem, choice, room, family, had, now, price }: Asked, forced: Forced): Otherwise | null {
  for (const option of had) room.giveBack(option)
  const best = bestForFamily(problem, room, family, { forced, price, mostLooks: MOST_LOOKS })
  for (const option of had) room.take(option)
  if (!best?.proved) return null
  const serviceOf = (option: Option | null | undefined) => (option && problem.services[option.service]?.id) ?? null
  const changes = (problem.needsOf[family] ?? []).flatMap((at) => {
    const from = serviceOf(choice[at])
    const to = serviceOf(best.options.find((option) => option.need === at))
    return from === to ? [] : [{ need: problem.needs[at]?.need.id ?? '', from, to }]
  })
  return { costs: now - best.points, changes }
}
