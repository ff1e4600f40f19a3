import fc from 'fast-check'
import type { Need, Planning } from './planning.domain.ts'
import { inventedPlanning } from './plannings.fixture.ts'

/** Everything that can be asked for at once: promises (more than there is, too), wishes of the family, what it does not want, hardly any money. */
export const drawnPlanning = ({ families, needs }: { readonly families: number; readonly needs: number }) =>
  fc
    .record({
      seed: fc.nat(1_000_000),
      families: fc.integer({ min: 1, max: families }),
      services: fc.integer({ min: 12, max: 48 }),
      supply: fc.constantFrom(0.1, 0.4, 1.2),
      envelope: fc.constantFrom(0, 60_000, 400_000),
      promised: fc.constantFrom(0, 5, 3),
      wishes: fc.boolean(),
    })
    .map(({ promised, wishes, ...size }) => {
      const planning = inventedPlanning({ ...size, needs, categories: 3 })
      return withPromises(wishes ? withWishes(planning) : planning, promised)
    })

/** A planning in which families wish for something and some were promised something. */
export const withWishesAndPromises = (planning: Planning): Planning => withPromises(withWishes(planning), 6)

/** The family puts every second service that was looked at in an order of its own, the last first, and does not want each fourth. */
function withWishes(planning: Planning): Planning {
  const wishing = (need: Need): Need => {
    const ids = need.judged.map(({ service }) => service)
    return {
      ...need,
      order: ids.filter((_, at) => at % 2 === 0).reverse(),
      declined: ids.filter((_, at) => at % 4 === 3),
    }
  }
  return {
    ...planning,
    families: planning.families.map((family) => ({ ...family, needs: family.needs.map(wishing) })),
  }
}

/** Each so many needs were promised the first service that was looked at, whatever stands against it by now. */
function withPromises(planning: Planning, each: number): Planning {
  const needs = planning.families.flatMap((family) => family.needs)
  const promises = needs.flatMap(({ id, units, judged }, at) => {
    const service = judged[0]?.service
    return each > 0 && at % each === 0 && service ? [{ need: id, service, units, grosze: (at % 7) * 1_000 }] : []
  })
  return { ...planning, promises }
}

/** The same planning with its parts in another order. */
export function shuffled(planning: Planning): Planning {
  const turned = <T>(all: readonly T[]): T[] =>
    [...all.filter((_, at) => at % 2 === 1), ...all.filter((_, at) => at % 2 === 0)].reverse()
  return {
    ...planning,
    families: turned(planning.families).map((family) => ({
      ...family,
      needs: turned(family.needs).map((need) => ({ ...need, judged: turned(need.judged) })),
    })),
    services: turned(planning.services),
    envelopes: turned(planning.envelopes),
    promises: turned(planning.promises),
  }
}
