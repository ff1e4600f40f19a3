import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { aroundOf } from '../content/around.query.server.ts'
import type { ItemName } from '../content/item.domain.ts'
import { type Card, cardAndItem, cardOfItem, type ItemToRead, otherVersions } from '../content/item.query.server.ts'
import type { Block } from '../dialect/blocks.domain.ts'
import type { Around } from '../dialect/words.tsx'
import { wordsToRead } from '../dialect/words-to-read.ts'

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
  const found = await cardAndItem(ctx, name)
  if (!found) throw new NotFound('learning.item')
  const { card, item } = found
  const blocks = item ? wordsToRead(item.markdown, item.variant) : []
  return {
    card,
    item,
    blocks,
    around: await aroundOf(ctx, blocks),
    versions: await otherVersions(ctx, card),
  }
}

/** The same for a Polish page of the pack that this site shows under an address of its own; null while it waits for its blanks. */
export async function readingIfAny(ctx: Ctx, slug: string): Promise<Reading | null> {
  const name = { kind: 'page', slug, lang: 'pl', variant: 'standard' } as const
  return (await cardOfItem(ctx, name)) ? reading(ctx, name) : null
}
