import type { RankingBody } from '../candidates/need.domain.ts'

/** A need as somebody of the family reads it on their page. `whole`: of the whole family, not theirs alone. */
export type FamilyNeed = { readonly id: string; readonly words: string; readonly whole: boolean }
/** What one adult may put in order. */
export type FamilyNeeds = {
  readonly caseId: string
  readonly subjectId: string
  readonly versionId: string
  readonly needs: readonly FamilyNeed[]
  /** What this person told on their page before. */
  readonly told: RankingBody | null
}

/** What was typed beside a need: its number, nothing where it has none, and own words. */
export type Placed = { readonly need: string; readonly place: number | null; readonly wish: string }
export type OrderFault = 'twice' | 'too_long' | 'nothing'

export const MOST_WISH = 500

/** What must be mended, by need; `nothing` stands for the whole. A number left out between two others is no fault: the order is clear. */
export function orderFaults(placed: readonly Placed[]): ReadonlyMap<string | null, OrderFault> {
  const faults = new Map<string | null, OrderFault>()
  const numbers = placed.flatMap(({ place }) => place ?? [])
  if (numbers.length === 0) faults.set(null, 'nothing')
  for (const { need, place, wish } of placed) {
    if (wish.length > MOST_WISH) faults.set(need, 'too_long')
    else if (place !== null && numbers.filter((one) => one === place).length > 1) faults.set(need, 'twice')
  }
  return faults
}

/** Needs that got a number, the first first, with the words about each. */
export const inOwnOrder = (placed: readonly Placed[]): readonly { need: string; wish: string | null }[] =>
  placed
    .flatMap(({ need, place, wish }) => (place === null ? [] : [{ need, place, wish: wish === '' ? null : wish }]))
    .sort((a, b) => a.place - b.place)
    .map(({ need, wish }) => ({ need, wish }))
