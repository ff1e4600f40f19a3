import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { ItemName } from '../content/item.domain.ts'
import { type Card, cardOfItem, type ItemToRead, readItem } from '../content/item.query.server.ts'
import { paragraphsByIds } from '../content/paragraphs.query.server.ts'
import { itemPath, picturePath } from '../content/paths.ts'
import { placeholders } from '../content/placeholders.query.server.ts'
import type { Block } from '../dialect/blocks.domain.ts'
import { readMarkdown } from '../dialect/read-markdown.ts'
import type { Around } from '../dialect/words.tsx'
import { allCards } from './find-items.query.server.ts'

/** A card, the words behind it for whoever may open them, and the other versions of the same. */
export type Reading = {
  readonly card: Card
  readonly item: ItemToRead | null
  readonly blocks: readonly Block[]
  readonly around: Around
  readonly versions: readonly Card[]
}

/** What a page of an item shows. Throws NotFound where the reader sees no card. */
export async function reading(ctx: Ctx, name: ItemName): Promise<Reading> {
  const card = await cardOfItem(ctx, name)
  if (!card) throw new NotFound('learning.item')
  const item = await readItem(ctx, name)
  const cards = await allCards(ctx)
  return {
    card,
    item,
    blocks: item ? readMarkdown(item.markdown, item.variant) : [],
    around: await aroundOf(ctx, cards),
    versions: cards.filter((one) => one.kind === name.kind && one.slug === name.slug && one.itemId !== card.itemId),
  }
}

/** Where the links of a text lead for this reader, and what stands in its blanks. */
async function aroundOf(ctx: Ctx, cards: readonly Card[]): Promise<Around> {
  const [paragraphs, values] = [await paragraphsByIds(ctx), await placeholders(ctx)]
  return {
    hrefOf: (to) => {
      const found = cards.find(
        (one) => one.kind === to.kind && one.slug === to.slug && one.lang === to.lang && one.variant === to.variant,
      )
      return found ? itemPath(found) : null
    },
    paragraph: (id) => paragraphs.get(id) ?? null,
    value: (key) => values.get(key) ?? null,
    picture: picturePath,
  }
}
