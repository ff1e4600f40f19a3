import type { Planning, PlanningRules } from '#planner'

export type Joined = {
  readonly planning: Planning
  /** Cases whose model knows other sources, so that they cannot be planned together with the rest. */
  readonly leftOut: readonly string[]
}

export type Gathered = {
  readonly planning: Planning
  /** Units that promises of this family hold, by service. */
  readonly held: ReadonlyMap<string, number>
}

/**
 * The plannings of several families as one, by one table of priorities. Units that each finds free are the same, given once, and so is the money of
 * the gmina of each; what one family was promised is promised in the whole. An entry that is free for one family because an institution of its team gives it comes from that later source for all.
 */
export function joined(gathered: readonly Gathered[], rules?: PlanningRules): Joined | null {
  const [head, ...others] = gathered
  if (!head) return null
  const first = head.planning
  const alike = ({ planning }: Gathered) =>
    planning.paidSource === first.paidSource && planning.sources.join('\n') === first.sources.join('\n')
  const together = [head, ...others.filter(alike)]
  const services = new Map<string, Planning['services'][number]>()
  for (const service of together.flatMap(({ planning }) => planning.services)) {
    const known = services.get(service.id)
    const later = known && first.sources.indexOf(known.source) >= first.sources.indexOf(service.source)
    if (!later) services.set(service.id, service)
  }
  const plannings = together.map(({ planning }) => planning)
  return {
    planning: {
      ...first,
      rules: rules ?? first.rules,
      families: plannings.flatMap(({ families }) => families),
      services: [...services.values()]
        .map((service) => ({ ...service, units: unitsOf(together, service.id) }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      envelopes: envelopesOf(plannings),
      promises: plannings.flatMap(({ promises }) => promises),
    },
    leftOut: others.filter((one) => !alike(one)).flatMap(({ planning }) => planning.families.map(({ id }) => id)),
  }
}

/** What is left in the envelope of each gmina, the same for each of its families, with what promises of all of them hold. */
function envelopesOf(plannings: readonly Planning[]): Planning['envelopes'] {
  const own = (one: Planning) => one.promises.reduce((sum, { grosze }) => sum + grosze, 0)
  const gminas = new Map(plannings.flatMap(({ envelopes }) => envelopes).map((one) => [one.gmina, one]))
  return [...gminas.values()].map((envelope) => {
    const here = plannings.flatMap((one) =>
      one.envelopes.filter(({ gmina }) => gmina === envelope.gmina).map(({ left }) => ({ left, own: own(one) })),
    )
    const free = Math.min(...here.map((one) => one.left - one.own))
    const bound = here.reduce((sum, one) => sum + one.own, 0)
    return { ...envelope, left: Math.max(0, free + bound) }
  })
}

/** What is free of a service, the same for each who looks, with what promises of all of them hold; null where units are not counted. */
function unitsOf(together: readonly Gathered[], service: string): number | null {
  const held = together.reduce((sum, one) => sum + (one.held.get(service) ?? 0), 0)
  const free = together.flatMap((one) => {
    const found = one.planning.services.find(({ id }) => id === service)
    return found ? [found.units === null ? null : found.units - (one.held.get(service) ?? 0)] : []
  })
  const counted = free.filter((one) => one !== null)
  return counted.length === 0 ? null : Math.min(...counted) + held
}
