import type { Stage, SubjectKind } from '#model'
import type { TakeoverOffer, UnitToTakeOverIn } from './taken.domain.ts'
import { type Brought, broughtBy, wayTo } from './way.domain.ts'

/** What the page asks for the stage that was chosen. */
export type Asks = {
  readonly unit: UnitToTakeOverIn
  readonly kind: SubjectKind
  readonly way: readonly Stage[]
  readonly brought: Brought
  /** Other for each choice that asks for other things. */
  readonly key: string
}

/** Nothing while no stage of the model is chosen. `value` gives what was typed under a name. */
export function asksOf({ units }: TakeoverOffer, value: (name: string) => string): Asks | null {
  const unit = units.length === 1 ? units[0] : units.find(({ unitCode }) => unitCode === value('unitCode'))
  const kind = unit?.kinds.length === 1 ? unit.kinds[0] : unit?.kinds.find((one) => one === value('kind'))
  if (!unit || !kind) return null
  const place = unit.places[kind]?.find((one) => one.value === value('place'))
  if (!place) return null
  const way = wayTo(unit.model.caseProcess(kind), place)
  return {
    unit,
    kind,
    way,
    brought: broughtBy(unit.model, way, unit.seats[kind]?.role ?? ''),
    key: `${unit.unitCode} ${kind} ${place.value}`,
  }
}
