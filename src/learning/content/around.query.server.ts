import type { Ctx } from '#platform/server'
import { type Block, inlinesIn } from '../dialect/blocks.domain.ts'
import type { Around } from '../dialect/words.tsx'
import { cardPath } from './card-path.ts'
import { KINDS } from './item.domain.ts'
import { cardsOfKinds } from './item.query.server.ts'
import { paragraphsByIds } from './paragraphs.query.server.ts'
import { picturePath } from './paths.ts'
import { placeholders } from './placeholders.query.server.ts'

/** Where the links of a text lead for this reader, and what stands in its blanks. Only what the text names is asked for. */
export async function aroundOf(ctx: Ctx, blocks: readonly Block[]): Promise<Around> {
  const named = new Set(inlinesIn(blocks).map(({ is }) => is))
  const cards = named.has('content') ? await cardsOfKinds(ctx, KINDS) : []
  const paragraphs = named.has('paragraph') ? await paragraphsByIds(ctx) : null
  const values = named.has('placeholder') || named.has('marked') ? await placeholders(ctx) : null
  return {
    hrefOf: (to) => {
      const found = cards.find(
        (one) => one.kind === to.kind && one.slug === to.slug && one.lang === to.lang && one.variant === to.variant,
      )
      return found ? cardPath(found) : null
    },
    paragraph: (id) => paragraphs?.get(id) ?? null,
    value: (key) => values?.get(key) ?? null,
    picture: picturePath,
  }
}
