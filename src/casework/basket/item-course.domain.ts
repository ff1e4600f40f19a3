import type { ItemState } from '#model'

/** What may come next for a line of the basket. What was delivered is not undone, only confirmed. */
const NEXT: Readonly<Record<ItemState, readonly ItemState[]>> = {
  planned: ['requested', 'waiting', 'accepted', 'started', 'delivered', 'refused'],
  requested: ['waiting', 'accepted', 'started', 'delivered', 'refused'],
  waiting: ['accepted', 'started', 'delivered', 'refused'],
  accepted: ['started', 'delivered', 'refused'],
  started: ['delivered', 'refused'],
  delivered: ['confirmed'],
  refused: ['requested'],
  confirmed: [],
}

export const nextStates = (state: ItemState): readonly ItemState[] => NEXT[state]

/** Leaving the plan binds money: a provider was asked. */
export const isOrdered = (was: ItemState, state: ItemState): boolean =>
  (was === 'planned' && state !== 'refused') || (was === 'refused' && state === 'requested')

/** It reached the family, or is on its way, so that a later basket may not leave it out. */
export const isBegun = (state: ItemState): boolean => ['started', 'delivered', 'confirmed'].includes(state)
