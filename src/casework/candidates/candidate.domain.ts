import {
  type Answer,
  answerRule,
  type CostKind,
  type EligibilityRule,
  eligible,
  type PersonFacts,
  type ServiceEntry,
  serves,
} from '#directory'

/** Where a service is given, seen from the family's gmina. */
export const DISTANCES = ['at_home', 'remote', 'here', 'powiat', 'voivodeship', 'farther', 'unknown'] as const
export type Distance = (typeof DISTANCES)[number]

const POWIAT = 4
const VOIVODESHIP = 2

/** How far somebody would have to go. What is done at home or from afar needs no way at all. */
export function distanceOf({ ways, place }: Pick<ServiceEntry, 'ways' | 'place'>, unitCode: string): Distance {
  if (ways.includes('at_home')) return 'at_home'
  const there = place.unitCode
  if (there === undefined) return ways.includes('remote') ? 'remote' : 'unknown'
  if (there === unitCode) return 'here'
  if (ways.includes('remote')) return 'remote'
  if (there.slice(0, POWIAT) === unitCode.slice(0, POWIAT)) return 'powiat'
  return there.slice(0, VOIVODESHIP) === unitCode.slice(0, VOIVODESHIP) ? 'voivodeship' : 'farther'
}

/** What is said for or against one service for one need. None of it is counted together. */
export type Judged = {
  readonly eligible: Answer
  /** Each rule of the entry with its answer for this person. */
  readonly rules: readonly { readonly rule: EligibilityRule; readonly answer: Answer }[]
  /** Its area holds the family's gmina. */
  readonly inArea: boolean
  readonly distance: Distance
  readonly cost: CostKind
  /** Things that have to be brought. */
  readonly documents: number
}

/** Whether one service may be for a person of whom these facts are known, and what it would take. */
export function judge(entry: ServiceEntry, facts: PersonFacts, unitCode: string): Judged {
  return {
    eligible: serves(entry.area, unitCode) ? eligible(entry.eligibility, facts, entry.area) : 'no',
    rules: entry.eligibility.map((rule) => ({ rule, answer: answerRule(rule, facts, entry.area) })),
    inArea: serves(entry.area, unitCode),
    distance: distanceOf(entry, unitCode),
    cost: entry.cost.kind,
    documents: entry.documents.length,
  }
}

/** A source later in the model's order only comes after the earlier ones: what is bought comes last, whoever is nearest. */
const COST_ORDER: readonly CostKind[] = ['free', 'by_income', 'paid']
const ELIGIBLE_ORDER: readonly Answer[] = ['yes', 'unknown', 'no']

/** The order in which candidates are shown: who can have it at all, then what it costs, then how far it is; else as they came. */
export function inOrderOfTrying<T extends { readonly judged: Judged }>(candidates: readonly T[]): readonly T[] {
  const key = ({ judged }: T) => [
    ELIGIBLE_ORDER.indexOf(judged.eligible),
    COST_ORDER.indexOf(judged.cost),
    DISTANCES.indexOf(judged.distance),
  ]
  return candidates.toSorted((one, other) => {
    const [a, b] = [key(one), key(other)]
    const differs = a.findIndex((value, index) => value !== b[index])
    return differs < 0 ? 0 : (a[differs] ?? 0) - (b[differs] ?? 0)
  })
}

/** Which things running or planned would give somebody the same: the same service, or one of the same area or kind. */
export type Running = {
  readonly what: string
  readonly service: string | null
  readonly area: string | null
  readonly goods: string | null
}
export const isAlike = (one: Running, need: { readonly area: string | null; readonly goods: string | null }): boolean =>
  (need.area !== null && one.area === need.area) || (need.goods !== null && one.goods === need.goods)
