import { type Outcome, ok, refused } from '#kernel'
import {
  type Envelope,
  type Judged,
  mostTakenOff,
  type Need,
  type Planning,
  type Promised,
  type Service,
  within,
} from './planning.domain.ts'
import { needTerms, pointsOf, serviceTerms } from './points.domain.ts'

/** Why a service cannot be had for a need, whatever else is planned. */
export type StandingObstacle =
  | 'other_category'
  | 'other_area'
  | 'not_eligible'
  | 'eligibility_unknown'
  | 'declined'
  | 'cost_unknown'

/** One way to meet one need, by places in the lists of the problem. */
export type Option = {
  readonly need: number
  readonly family: number
  readonly service: number
  /** The envelope it is paid from; -1 where the gmina has none. */
  readonly envelope: number
  /** The same kind for the same person. */
  readonly twin: string
  readonly units: number
  readonly grosze: number
  /** At least 1: what it is worth that this need is met in this way. */
  readonly points: number
}

export type PlacedNeed = {
  readonly family: number
  readonly envelope: number
  readonly need: Need
  readonly promised: Promised | null
  /** Nothing stands against them but what others get. The best first; of equals the cheaper. Empty where something is promised. */
  readonly options: readonly Option[]
}

/** A planning in one order, whatever order it came in, with every option reckoned. */
export type Problem = {
  readonly planning: Planning
  readonly needs: readonly PlacedNeed[]
  /** Places in `needs`, by family. */
  readonly needsOf: readonly (readonly number[])[]
  readonly services: readonly Service[]
  readonly serviceAt: ReadonlyMap<string, number>
  readonly envelopes: readonly Envelope[]
}

export type PlanningFlaw =
  | 'same_id_twice'
  | 'unknown_service'
  | 'unknown_need'
  | 'unknown_source'
  | 'promised_twice'
  | 'sources_outweigh_needs'

const byId = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** The same planning for every order in which its parts may come. */
export function inOrder(planning: Planning): Planning {
  return {
    ...planning,
    families: byId(planning.families).map((family) => ({ ...family, needs: byId(family.needs) })),
    services: byId(planning.services),
    envelopes: planning.envelopes.toSorted((a, b) => (a.gmina < b.gmina ? -1 : 1)),
    promises: planning.promises.toSorted((a, b) => (a.need < b.need ? -1 : 1)),
  }
}

/** What the parts of a planning say of each other that cannot be so; null when all is right. */
export function flawOf(planning: Planning): { readonly flaw: PlanningFlaw; readonly at: string } | null {
  const needs = planning.families.flatMap((family) => family.needs)
  const ids = [
    planning.families.map(({ id }) => id),
    needs.map(({ id }) => id),
    planning.services.map(({ id }) => id),
    planning.envelopes.map(({ gmina }) => gmina),
    planning.sources,
  ]
  for (const list of ids) {
    const twice = firstTwice(list)
    if (twice !== undefined) return { flaw: 'same_id_twice', at: twice }
  }
  const services = new Set(planning.services.map(({ id }) => id))
  const sources = new Set([...planning.sources])
  const stray = planning.services.find(({ source }) => !sources.has(source))
  if (stray) return { flaw: 'unknown_source', at: stray.id }
  if (!sources.has(planning.paidSource)) return { flaw: 'unknown_source', at: planning.paidSource }
  for (const need of needs) {
    const judged = need.judged.map(({ service }) => service)
    const unknown = judged.find((id) => !services.has(id))
    if (unknown !== undefined) return { flaw: 'unknown_service', at: unknown }
    const twice = firstTwice(judged)
    if (twice !== undefined) return { flaw: 'same_id_twice', at: twice }
  }
  const known = new Set(needs.map(({ id }) => id))
  for (const { need, service } of planning.promises) {
    if (!known.has(need)) return { flaw: 'unknown_need', at: need }
    if (!services.has(service)) return { flaw: 'unknown_service', at: service }
  }
  const promisedTwice = firstTwice(planning.promises.map(({ need }) => need))
  if (promisedTwice !== undefined) return { flaw: 'promised_twice', at: promisedTwice }
  const most = (planning.sources.length - 1) * planning.rules.sourceStep + mostTakenOff(planning.rules)
  return most < planning.rules.met.would_help ? null : { flaw: 'sources_outweigh_needs', at: planning.rules.version }
}

function firstTwice(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.has(id) || !seen.add(id))
}

/** What stands against a service for a need, whatever else is planned; null when nothing does. */
export function standingObstacle(
  planning: Planning,
  need: Need,
  service: Service,
  judged: Judged,
): StandingObstacle | null {
  if (service.category !== need.category) return 'other_category'
  if (!within(need.place, service.area)) return 'other_area'
  if (judged.eligible === 'no') return 'not_eligible'
  if (need.declined.includes(service.id)) return 'declined'
  if (judged.eligible === 'unknown') return 'eligibility_unknown'
  return service.grosze === null && service.source === planning.paidSource ? 'cost_unknown' : null
}

/** What meeting a need by a service costs the envelope, in grosze. */
export const costOf = (need: Need, service: Service): number => (service.grosze ?? 0) * need.units * need.periods
/** Nobody gets the same kind twice. */
export const twinOf = (need: Need, service: Service): string => `${need.person}\u0000${service.kind}`

/** Reads a planning into a problem. Refuses one whose parts do not fit together, naming the id. */
export function problemOf(given: Planning): Outcome<Problem, PlanningFlaw> {
  const flawed = flawOf(given)
  if (flawed) return refused(flawed.flaw, { at: flawed.at })
  const planning = inOrder(given)
  const serviceAt = new Map(planning.services.map(({ id }, index) => [id, index]))
  const promises = new Map(planning.promises.map((promised) => [promised.need, promised]))
  const needs: PlacedNeed[] = []
  const needsOf = planning.families.map((family, familyAt) => {
    const envelope = planning.envelopes.findIndex(({ gmina }) => gmina === family.gmina)
    return family.needs.map((need) => {
      const promised = promises.get(need.id) ?? null
      const place = { need: needs.length, family: familyAt, envelope }
      const options = promised ? [] : optionsOf(planning, need, place, serviceAt)
      return needs.push({ family: familyAt, envelope, need, promised, options }) - 1
    })
  })
  return ok({ planning, needs, needsOf, services: planning.services, serviceAt, envelopes: planning.envelopes })
}

type At = { readonly need: number; readonly family: number; readonly envelope: number }

function optionsOf(planning: Planning, need: Need, at: At, serviceAt: ReadonlyMap<string, number>): readonly Option[] {
  const met = pointsOf(needTerms(planning.rules, need))
  const options = need.judged.flatMap((judged) => {
    const index = serviceAt.get(judged.service) ?? -1
    const service = planning.services[index]
    if (!service || standingObstacle(planning, need, service, judged)) return []
    const points = met + pointsOf(serviceTerms(planning, need, service, judged))
    const grosze = costOf(need, service)
    return [{ ...at, service: index, twin: twinOf(need, service), units: need.units, grosze, points }]
  })
  return options.sort((a, b) => b.points - a.points || a.grosze - b.grosze || a.service - b.service)
}
