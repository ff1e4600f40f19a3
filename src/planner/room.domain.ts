import type { Option, Problem } from './problem.domain.ts'

/** Why an option cannot be had beside what others get. */
export type PassingObstacle = 'already_given' | 'no_units' | 'no_money' | 'over_family_limit'

/** What is still free while a proposal is made. */
export type Room = {
  /** Everything that stands against an option at the moment. */
  readonly against: (option: Option) => readonly PassingObstacle[]
  readonly fits: (option: Option) => boolean
  readonly take: (option: Option) => void
  readonly giveBack: (option: Option) => void
  /** Units of a service and grosze that are free now; never below zero, infinite where nothing runs out. */
  readonly unitsFree: (service: number) => number
  readonly moneyFree: (envelope: number) => number
  readonly familyMoneyFree: (family: number, envelope: number) => number
  readonly isGiven: (twin: string) => boolean
  /** How many needs of the family something is planned or promised for. */
  readonly metOf: (family: number) => number
}

/** The room that promises leave. They come first, also where they are more than there is. */
export function roomOf(problem: Problem): Room {
  const units = problem.services.map((service) => service.units ?? Number.POSITIVE_INFINITY)
  const money = problem.envelopes.map(({ left }) => left)
  const spent = problem.needsOf.map(() => 0)
  const met = problem.needsOf.map(() => 0)
  const given = new Map<string, number>()
  const limitOf = (envelope: number) => problem.envelopes[envelope]?.perFamily ?? Number.POSITIVE_INFINITY

  const unitsFree = (service: number) => Math.max(0, units[service] ?? 0)
  const moneyFree = (envelope: number) => Math.max(0, money[envelope] ?? 0)
  const familyMoneyFree = (family: number, envelope: number) => Math.max(0, limitOf(envelope) - (spent[family] ?? 0))
  const isGiven = (twin: string) => (given.get(twin) ?? 0) > 0

  function move({ service, envelope, family, twin, units: asked, grosze }: Option, times: 1 | -1): void {
    units[service] = (units[service] ?? 0) - times * asked
    if (envelope >= 0) money[envelope] = (money[envelope] ?? 0) - times * grosze
    spent[family] = (spent[family] ?? 0) + times * grosze
    met[family] = (met[family] ?? 0) + times
    given.set(twin, (given.get(twin) ?? 0) + times)
  }

  for (const option of promisedOptions(problem)) move(option, 1)

  const against = (option: Option): PassingObstacle[] => {
    const found: PassingObstacle[] = []
    if (isGiven(option.twin)) found.push('already_given')
    if (option.units > unitsFree(option.service)) found.push('no_units')
    if (option.grosze > 0) {
      if (option.grosze > moneyFree(option.envelope)) found.push('no_money')
      if (option.grosze > familyMoneyFree(option.family, option.envelope)) found.push('over_family_limit')
    }
    return found
  }
  return {
    against,
    fits: (option) =>
      option.units <= unitsFree(option.service) &&
      !isGiven(option.twin) &&
      (option.grosze === 0 ||
        (option.grosze <= moneyFree(option.envelope) &&
          option.grosze <= familyMoneyFree(option.family, option.envelope))),
    take: (option) => move(option, 1),
    giveBack: (option) => move(option, -1),
    unitsFree,
    moneyFree,
    familyMoneyFree,
    isGiven,
    metOf: (family) => met[family] ?? 0,
  }
}

/** What was promised, as options that are taken before all others. */
function promisedOptions(problem: Problem): readonly Option[] {
  return problem.needs.flatMap(({ need, family, envelope, promised }, at) => {
    const service = promised ? (problem.serviceAt.get(promised.service) ?? -1) : -1
    const kind = problem.services[service]?.kind
    if (!promised || kind === undefined) return []
    const { units, grosze } = promised
    return [{ need: at, family, service, envelope, twin: `${need.person}\u0000${kind}`, units, grosze, points: 0 }]
  })
}
