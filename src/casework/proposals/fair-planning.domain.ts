import type { Planning } from '#planner'

export type Joined = {
  readonly planning: Planning
  /** Cases whose model knows other sources, so that they cannot be planned together with the rest. */
  readonly leftOut: readonly string[]
}

/**
 * The plannings of several families of one gmina as one. Money that each finds free is the same money, given once; what one family was promised is
 * promised in the whole. An entry that is free for one family because an institution of its team gives it comes from that later source for all.
 */
export function joined(plannings: readonly Planning[]): Joined | null {
  const [first, ...others] = plannings
  if (!first) return null
  const alike = ({ sources, paidSource }: Planning) =>
    paidSource === first.paidSource && sources.join('\n') === first.sources.join('\n')
  const together = [first, ...others.filter(alike)]
  const services = new Map<string, Planning['services'][number]>()
  for (const service of together.flatMap((one) => one.services)) {
    const known = services.get(service.id)
    const later = known && first.sources.indexOf(known.source) >= first.sources.indexOf(service.source)
    if (!later) services.set(service.id, service)
  }
  const own = (one: Planning) => one.promises.reduce((sum, { grosze }) => sum + grosze, 0)
  const free = Math.min(...together.map((one) => (one.envelopes[0]?.left ?? 0) - own(one)))
  const bound = together.reduce((sum, one) => sum + own(one), 0)
  return {
    planning: {
      ...first,
      families: together.flatMap(({ families }) => families),
      services: [...services.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      envelopes: first.envelopes.map((one) => ({ ...one, left: Math.max(0, free + bound) })),
      promises: together.flatMap(({ promises }) => promises),
    },
    leftOut: others.filter((one) => !alike(one)).flatMap(({ families }) => families.map(({ id }) => id)),
  }
}
