import type { Family, Need, Planning, Service } from './planning.domain.ts'

export type Taken = {
  readonly family: Family
  readonly need: Need
  readonly service: Service
  readonly units: number
  readonly grosze: number
  readonly promised: boolean
}
export type Use = ReturnType<typeof useOf>

/** What lines take, and the most they may take. A promise stays even where there is not enough for it, but then nothing comes on top of it. */
export function useOf(planning: Planning, taken: readonly Taken[]) {
  const all = totals(taken)
  const promised = totals(taken.filter((line) => line.promised))
  const left = new Map(planning.envelopes.map((envelope) => [envelope.gmina, envelope]))
  const held = new Map<string, string[]>()
  const twin = (need: Need, service: Service) => JSON.stringify([need.person, service.kind])
  for (const { need, service } of taken) {
    held.set(twin(need, service), [...(held.get(twin(need, service)) ?? []), need.id])
  }
  return {
    units: (service: Service): number => all.units(service.id),
    unitsAtMost: (service: Service): number =>
      service.units === null ? Number.POSITIVE_INFINITY : Math.max(service.units, promised.units(service.id)),
    money: (gmina: string): number => all.gmina(gmina),
    moneyAtMost: (gmina: string): number => Math.max(left.get(gmina)?.left ?? 0, promised.gmina(gmina)),
    familyMoney: ({ id }: Family): number => all.family(id),
    familyMoneyAtMost: ({ id, gmina }: Family): number =>
      Math.max(left.get(gmina)?.perFamily ?? Number.POSITIVE_INFINITY, promised.family(id)),
    /** Needs of the same person that get this kind of service. */
    holders: (need: Need, service: Service): readonly string[] => held.get(twin(need, service)) ?? [],
  }
}

function totals(taken: readonly Taken[]) {
  const sums = { units: new Map<string, number>(), gmina: new Map<string, number>(), family: new Map<string, number>() }
  const add = (sum: Map<string, number>, key: string, value: number) => sum.set(key, (sum.get(key) ?? 0) + value)
  for (const { family, service, units, grosze } of taken) {
    add(sums.units, service.id, units)
    add(sums.gmina, family.gmina, grosze)
    add(sums.family, family.id, grosze)
  }
  return {
    units: (id: string): number => sums.units.get(id) ?? 0,
    gmina: (id: string): number => sums.gmina.get(id) ?? 0,
    family: (id: string): number => sums.family.get(id) ?? 0,
  }
}
