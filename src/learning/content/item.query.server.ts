import { LocalDate } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { itemPolicy } from '../learning.policy.ts'
import type { Access, ItemName, Kind, Lang, Variant } from './item.domain.ts'

/** What a list says of an item: never a word of its body. */
export type Card = ItemName & {
  readonly itemId: string
  readonly editionId: string
  readonly access: Access
  /** Whether the reader may open it today. */
  readonly open: boolean
  readonly label: string
  readonly editionDate: LocalDate
  readonly title: string
  readonly summary: string
  readonly author: string
  /** Address, place in menus, tags, dates: what the front matter says for lists (`content/front.domain.ts`). */
  readonly card: Readonly<Record<string, unknown>>
}
/** An item as whoever may open it reads it. */
export type ItemToRead = Card & {
  /** The front matter whole, as the content pack gives it. */
  readonly front: Readonly<Record<string, unknown>>
  readonly markdown: string
}

const NEVER_REPLACED = null

const cards = (ctx: Ctx) =>
  ctx.db
    .selectFrom('learning.item as i')
    .innerJoin('learning.edition as e', 'e.item_id', 'i.id')
    .select(['i.id', 'i.kind', 'i.slug', 'i.lang', 'i.variant', 'i.access', 'e.id as edition_id', 'e.label'])
    .select(['e.edition_date', 'e.title', 'e.summary', 'e.author', 'e.card'])
    .select(allowed(itemPolicy, 'open', 'i').as('open'))
    .where('e.state', '=', 'published')
    .where('e.publish_at', '<=', ctx.now)
    .where('e.replaced_by', 'is', NEVER_REPLACED)

type Row = Awaited<ReturnType<ReturnType<typeof cards>['executeTakeFirstOrThrow']>>

const cardOf = (row: Row): Card => ({
  itemId: row.id,
  editionId: row.edition_id,
  // The columns' checks name the same words.
  kind: row.kind as Kind,
  slug: row.slug,
  lang: row.lang as Lang,
  variant: row.variant as Variant,
  access: row.access as Access,
  open: row.open,
  label: row.label,
  editionDate: LocalDate.parse(row.edition_date),
  title: row.title,
  summary: row.summary,
  author: row.author,
  card: row.card as Readonly<Record<string, unknown>>,
})

/** Cards of one kind that the reader sees, in Polish and standard first, by title. */
export async function cardsOf(ctx: Ctx, kind: Kind): Promise<readonly Card[]> {
  const rows = await cards(ctx).where('i.kind', '=', kind).orderBy('i.slug').orderBy('i.lang').execute()
  return rows.map(cardOf)
}

/** Cards of some kinds that the reader sees, kind by kind in this order. */
export async function cardsOfKinds(ctx: Ctx, kinds: readonly Kind[]): Promise<readonly Card[]> {
  const rows = await cards(ctx)
    .where('i.kind', 'in', [...kinds])
    .orderBy('i.slug')
    .orderBy('i.lang')
    .execute()
  const all = rows.map(cardOf)
  return kinds.flatMap((kind) => all.filter((card) => card.kind === kind))
}

/** The card of one item; null where there is none or the reader sees none. */
export async function cardOfItem(ctx: Ctx, { kind, slug, lang, variant }: ItemName): Promise<Card | null> {
  const row = await cards(ctx)
    .where('i.kind', '=', kind)
    .where('i.slug', '=', slug)
    .where('i.lang', '=', lang)
    .where('i.variant', '=', variant)
    .executeTakeFirst()
  return row ? cardOf(row) : null
}

/** Cards of the same thing in other languages and variants. */
export async function otherVersions(ctx: Ctx, { itemId, kind, slug }: Card): Promise<readonly Card[]> {
  const rows = await cards(ctx)
    .where('i.kind', '=', kind)
    .where('i.slug', '=', slug)
    .where('i.id', '<>', itemId)
    .orderBy('i.lang')
    .orderBy('i.variant')
    .execute()
  return rows.map(cardOf)
}

const withWords = (ctx: Ctx) =>
  cards(ctx).leftJoin('learning.body as b', 'b.edition_id', 'e.id').select(['b.front', 'b.markdown'])

type WholeRow = Awaited<ReturnType<ReturnType<typeof withWords>['executeTakeFirstOrThrow']>>

/** Row security keeps the words back from whoever may not open the item. */
const itemIn = (row: WholeRow): ItemToRead | null =>
  row.open && row.markdown !== null
    ? { ...cardOf(row), front: row.front as ItemToRead['front'], markdown: row.markdown }
    : null

/** The card of an item and, for whoever may open it, its words; null where the reader sees no card. */
export async function cardAndItem(
  ctx: Ctx,
  { kind, slug, lang, variant }: ItemName,
): Promise<{ readonly card: Card; readonly item: ItemToRead | null } | null> {
  const row = await withWords(ctx)
    .where('i.kind', '=', kind)
    .where('i.slug', '=', slug)
    .where('i.lang', '=', lang)
    .where('i.variant', '=', variant)
    .executeTakeFirst()
  return row ? { card: cardOf(row), item: itemIn(row) } : null
}

/** An item with its words. Null for whoever may not open it, whether or not they see its card. */
export const readItem = async (ctx: Ctx, name: ItemName): Promise<ItemToRead | null> =>
  (await cardAndItem(ctx, name))?.item ?? null

/** Polish items of one kind that the reader may open, in the order of these slugs. */
export async function readItems(ctx: Ctx, kind: Kind, slugs: readonly string[]): Promise<readonly ItemToRead[]> {
  if (slugs.length === 0) return []
  const rows = await withWords(ctx)
    .where('i.kind', '=', kind)
    .where('i.slug', 'in', [...slugs])
    .where('i.lang', '=', 'pl')
    .where('i.variant', '=', 'standard')
    .execute()
  const items = new Map(rows.map((row) => [row.slug, itemIn(row)]))
  return slugs.flatMap((slug) => items.get(slug) ?? [])
}
