import type { Family, Need, Planning, Service } from './planning.domain.ts'
import type { Line, Proposal } from './proposal.domain.ts'
import { type Taken, type Use, useOf } from './verify-use.domain.ts'

/** A rule that a proposal broke, and where. */
export type Breach = { readonly rule: BrokenRule; readonly at: string }
export type BrokenRule =
  | 'need_left_out'
  | 'need_met_twice'
  | 'unknown_need_or_service'
  | 'other_category'
  | 'other_area'
  | 'not_eligible'
  | 'declined'
  | 'cost_unknown'
  | 'wrong_figures'
  | 'more_units_than_free'
  | 'envelope_exceeded'
  | 'family_limit_exceeded'
  | 'same_kind_twice'
  | 'promise_broken'
  | 'earlier_source_was_free'
  | 'unmet_without_reason'

type Register = {
  readonly planning: Planning
  readonly services: ReadonlyMap<string, Service>
  readonly needs: ReadonlyMap<string, { readonly family: Family; readonly need: Need }>
  readonly promises: ReadonlyMap<string, Planning['promises'][number]>
}

/**
 * Checks a proposal against the rules as they are written for people. It shares nothing with what made the proposal but the shapes of both: no figure
 * is taken from the planner, each is reckoned here once more. Empty when every rule holds.
 */
export function breachesOf(planning: Planning, proposal: Proposal): readonly Breach[] {
  const register: Register = {
    planning,
    services: new Map(planning.services.map((service) => [service.id, service])),
    needs: new Map(planning.families.flatMap((family) => family.needs.map((need) => [need.id, { family, need }]))),
    promises: new Map(planning.promises.map((promise) => [promise.need, promise])),
  }
  const taken = proposal.lines.flatMap((line) => takenBy(register, line) ?? [])
  const use = useOf(planning, taken)
  return [
    ...proposal.lines.flatMap((line) => wrongLine(register, line)),
    ...listedOnce(register, proposal),
    ...tooMuch(planning, taken, use),
    ...orderOfSources(register, taken, use),
    ...proposal.unmet.flatMap(({ need: id }) => {
      const placed = register.needs.get(id)
      const free = placed
        ? offeredTo(register, placed.need).some((one) => isFree(register, placed, one, null, use))
        : true
      return free ? [{ rule: 'unmet_without_reason', at: id } as const] : []
    }),
  ]
}

function takenBy({ needs, services }: Register, { need, service, units, grosze, promised }: Line): Taken | null {
  const placed = needs.get(need)
  const by = services.get(service)
  return placed && by ? { ...placed, service: by, units, grosze, promised } : null
}

const priceOf = (need: Need, service: Service): number =>
  service.grosze === null ? 0 : service.grosze * need.units * need.periods

function wrongLine({ planning, needs, services, promises }: Register, line: Line): readonly Breach[] {
  const say = (rule: BrokenRule): Breach => ({ rule, at: line.need })
  const placed = needs.get(line.need)
  const service = services.get(line.service)
  if (!placed || !service || placed.family.id !== line.family) return [say('unknown_need_or_service')]
  const promise = promises.get(line.need)
  if (promise) {
    const { service: by, units, grosze } = promise
    const kept = line.promised && by === line.service && units === line.units && grosze === line.grosze
    return kept ? [] : [say('promise_broken')]
  }
  const { need } = placed
  const asAsked = line.units === need.units && line.periods === need.periods && line.period === service.period
  const right = asAsked && line.grosze === priceOf(need, service) && !line.promised
  return [...wrongWith(planning, need, service).map(say), ...(right ? [] : [say('wrong_figures')])]
}

function wrongWith(planning: Planning, need: Need, service: Service): readonly BrokenRule[] {
  const found: BrokenRule[] = []
  if (service.category !== need.category) found.push('other_category')
  if (!service.area.some((unit) => need.place.slice(0, unit.length) === unit)) found.push('other_area')
  if (need.judged.find((one) => one.service === service.id)?.eligible !== 'yes') found.push('not_eligible')
  if (need.declined.some((id) => id === service.id)) found.push('declined')
  if (service.source === planning.paidSource && service.grosze === null) found.push('cost_unknown')
  return found
}

/** Each need stands on exactly one line, or among those without a service; each promise on a line. */
function listedOnce({ needs, promises }: Register, proposal: Proposal): readonly Breach[] {
  const times = new Map<string, number>()
  for (const { need } of proposal.lines) times.set(need, (times.get(need) ?? 0) + 1)
  const unmet = new Set(proposal.unmet.map(({ need }) => need))
  const twice = [...times].filter(([, count]) => count > 1).map(([at]) => ({ rule: 'need_met_twice', at }) as const)
  const out = [...needs.keys()].filter((id) => times.has(id) === unmet.has(id))
  const broken = [...promises.keys()].filter((id) => !times.has(id))
  return [
    ...twice,
    ...out.map((at) => ({ rule: 'need_left_out', at }) as const),
    ...broken.map((at) => ({ rule: 'promise_broken', at }) as const),
  ]
}

function tooMuch(planning: Planning, taken: readonly Taken[], use: Use): readonly Breach[] {
  const gminas = [...new Set(planning.families.map(({ gmina }) => gmina))]
  const over = <T>(rule: BrokenRule, all: readonly T[], isOver: (one: T) => boolean, at: (one: T) => string) =>
    all.filter(isOver).map((one): Breach => ({ rule, at: at(one) }))
  const fresh = taken.filter(({ promised }) => !promised)
  return [
    ...over(
      'more_units_than_free',
      planning.services,
      (one) => use.units(one) > use.unitsAtMost(one),
      ({ id }) => id,
    ),
    ...over(
      'envelope_exceeded',
      gminas,
      (gmina) => use.money(gmina) > use.moneyAtMost(gmina),
      (gmina) => gmina,
    ),
    ...over(
      'family_limit_exceeded',
      planning.families,
      (family) => use.familyMoney(family) > use.familyMoneyAtMost(family),
      ({ id }) => id,
    ),
    ...over(
      'same_kind_twice',
      fresh,
      ({ need, service }) => use.holders(need, service).length > 1,
      ({ need }) => need.id,
    ),
  ]
}

const offeredTo = ({ services }: Register, need: Need): readonly Service[] =>
  need.judged.flatMap((judged) => services.get(judged.service) ?? [])

/** A later source stands only where nothing earlier can be had. */
function orderOfSources(register: Register, taken: readonly Taken[], use: Use): readonly Breach[] {
  const placeOf = ({ source }: Service) => register.planning.sources.indexOf(source)
  return taken.flatMap((line): readonly Breach[] => {
    if (line.promised) return []
    const earlier = offeredTo(register, line.need).filter((service) => placeOf(service) < placeOf(line.service))
    const free = earlier.some((service) => isFree(register, line, service, line, use))
    return free ? [{ rule: 'earlier_source_was_free', at: line.need.id }] : []
  })
}

/** Whether a need could have this service, in place of the line it has. */
function isFree(
  { planning }: Register,
  { family, need }: { readonly family: Family; readonly need: Need },
  service: Service,
  instead: Taken | null,
  use: Use,
): boolean {
  if (wrongWith(planning, need, service).length > 0) return false
  const freed = instead?.service.id === service.id ? instead.units : 0
  if (use.units(service) - freed + need.units > use.unitsAtMost(service)) return false
  const more = priceOf(need, service) - (instead?.grosze ?? 0)
  if (priceOf(need, service) > 0 && use.money(family.gmina) + more > use.moneyAtMost(family.gmina)) return false
  if (priceOf(need, service) > 0 && use.familyMoney(family) + more > use.familyMoneyAtMost(family)) return false
  return use.holders(need, service).every((id) => id === need.id)
}
