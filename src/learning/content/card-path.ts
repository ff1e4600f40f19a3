import { Listed } from './front.domain.ts'
import type { Card } from './item.query.server.ts'
import { itemPath } from './paths.ts'

/** Where the item of a card is read; null for what has no page. */
export const cardPath = (card: Card): string | null => itemPath({ ...card, course: Listed.parse(card.card).course })
