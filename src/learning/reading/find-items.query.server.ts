import { sql } from 'kysely'
import { termsOf } from '#kernel'
import type { Ctx } from '#platform/server'
import { cardPath } from '../content/card-path.ts'
import { Listed } from '../content/front.domain.ts'
import { KINDS } from '../content/item.domain.ts'
import { type Card, cardsOf, cardsOfKinds } from '../content/item.query.server.ts'
import { READ_HERE } from '../content/paths.ts'

const MOST_TYPED = 100

/** Every card that the reader sees and that is read under the addresses of knowledge. */
export const allCards = (ctx: Ctx): Promise<readonly Card[]> => cardsOfKinds(ctx, READ_HERE)

/** Cards by words in any of their Polish forms: of the card, and of the text for whoever may open it. */
export async function findItems(ctx: Ctx, typed: string): Promise<readonly Card[]> {
  const terms = termsOf(typed.slice(0, MOST_TYPED))
  if (terms.length === 0) return []
  const rows = await ctx.db
    .selectFrom('learning.body')
    .select('edition_id')
    .where(sql<boolean>`terms @> ${[...terms]}::text[]`)
    .execute()
  const inBody = new Set(rows.map((row) => row.edition_id))
  const saysAll = ({ title, summary, card }: Card): boolean => {
    const said = new Set(termsOf(`${title} ${summary} ${Listed.parse(card).tags.join(' ')}`))
    return terms.every((term) => said.has(term))
  }
  // A lesson has no page for whoever may not open it; how to get access stands on its course.
  const hasPage = (card: Card): boolean => cardPath(card) !== null && (card.kind !== 'lesson' || card.open)
  return (await cardsOfKinds(ctx, KINDS)).filter(
    (card) => hasPage(card) && (inBody.has(card.editionId) || saysAll(card)),
  )
}

/** News, the latest first. */
export async function newsOf(ctx: Ctx, tag?: string): Promise<readonly Card[]> {
  const dated = (await cardsOf(ctx, 'news')).map((card) => ({ card, listed: Listed.parse(card.card) }))
  return dated
    .filter(({ listed }) => tag === undefined || listed.tags.includes(tag))
    .sort((one, other) => ((one.listed.date ?? '') < (other.listed.date ?? '') ? 1 : -1))
    .map(({ card }) => card)
}
