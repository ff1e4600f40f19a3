import shipped from '../../../content/cost-of-inaction/cards.json' with { type: 'json' }
import { type Card, readCards, type Source } from './card.domain.ts'

const { cards, sources } = readCards(shipped)

/** The cards in the order of the file. They are the same beside every basket. */
export const CARDS: readonly Card[] = cards

export const cardOf = (id: string): Card | undefined => cards.find((one) => one.id === id)
export const sourceOf = (id: string): Source | undefined => sources[id]
