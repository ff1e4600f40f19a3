import { sql } from 'kysely'
import { allowed, type Ctx } from '#platform/server'
import { itemPolicy, placeholderPolicy } from '../learning.policy.ts'
import type { Access, ItemName } from './item.domain.ts'

/** Whether the actor may write what people learn from. */
export async function mayEdit(ctx: Ctx): Promise<boolean> {
  const found = await ctx.db.selectNoFrom(allowed(itemPolicy, 'edit', 'i').as('may')).executeTakeFirstOrThrow()
  return found.may
}

export async function mayFill(ctx: Ctx): Promise<boolean> {
  const found = await ctx.db.selectNoFrom(allowed(placeholderPolicy, 'fill', 'p').as('may')).executeTakeFirstOrThrow()
  return found.may
}

/** The latest edition of each item that there is. */
export type Latest = {
  readonly itemId: string
  readonly editionId: string
  readonly no: number
  readonly state: string
  readonly access: string
  /** Written here, so a file never writes over it. */
  readonly ownHand: boolean
  readonly digest: string
}

export const keyOf = ({ kind, slug, lang, variant }: Readonly<Record<keyof ItemName, string>>): string =>
  [kind, slug, lang, variant].join(' ')

/** Every item with its latest edition. Two imports at once wait for each other. */
export async function latestEditions(ctx: Ctx): Promise<ReadonlyMap<string, Latest>> {
  await sql`select pg_advisory_xact_lock(hashtext('learning.item'))`.execute(ctx.db)
  const rows = await ctx.db
    .selectFrom('learning.item as i')
    .innerJoin('learning.edition as e', 'e.item_id', 'i.id')
    .innerJoin('learning.body as b', 'b.edition_id', 'e.id')
    .select(['i.id', 'i.kind', 'i.slug', 'i.lang', 'i.variant', 'i.access', 'e.id as edition_id', 'e.no', 'e.state'])
    .select(['e.written_by', sql<string>`encode(b.digest, 'hex')`.as('digest')])
    .orderBy('e.no')
    .execute()
  return new Map(
    rows.map((row) => [
      keyOf(row),
      {
        ...{ itemId: row.id, editionId: row.edition_id, no: row.no, state: row.state, access: row.access },
        ...{ ownHand: row.written_by !== null, digest: row.digest },
      },
    ]),
  )
}

export type NewEdition = {
  readonly label: string
  readonly editionDate: string
  readonly title: string
  readonly summary: string
  readonly author: string
  readonly card: unknown
  readonly front: unknown
  readonly markdown: string
  readonly terms: readonly string[]
  readonly digest: string
  readonly published: boolean
}

export async function addItem(ctx: Ctx, name: ItemName, access: Access): Promise<string> {
  const id = ctx.newId()
  const row = { id, ...name, access, strangers: 'card', added_at: ctx.now }
  await ctx.db.insertInto('learning.item').values(row).execute()
  return id
}

export async function setAccess(ctx: Ctx, itemId: string, access: Access): Promise<void> {
  await ctx.db.updateTable('learning.item').set({ access }).where('id', '=', itemId).execute()
}

/** Adds an edition after `before`, which it replaces once it is published. */
export async function addEdition(ctx: Ctx, itemId: string, before: Latest | null, given: NewEdition): Promise<void> {
  const id = ctx.newId()
  const { label, editionDate, title, summary, author, published } = given
  await ctx.db
    .insertInto('learning.edition')
    .values({
      ...{ id, item_id: itemId, no: (before?.no ?? 0) + 1, label, edition_date: editionDate, title, summary, author },
      ...{ card: JSON.stringify(given.card), state: 'draft', written_at: ctx.now },
    })
    .execute()
  const body = { front: JSON.stringify(given.front), markdown: given.markdown, terms: [...given.terms] }
  await ctx.db
    .insertInto('learning.body')
    .values({ edition_id: id, ...body, digest: Buffer.from(given.digest, 'hex') })
    .execute()
  if (published) await publishEdition(ctx, itemId, id, { title, summary, author })
}

type Words = { readonly title: string; readonly summary: string; readonly author: string }

/** Publishes an edition now, in place of whichever of the item was. */
export async function publishEdition(
  ctx: Ctx,
  itemId: string,
  editionId: string,
  { title, summary, author }: Words,
): Promise<void> {
  await ctx.db
    .updateTable('learning.edition')
    .set({ replaced_by: editionId })
    .where('item_id', '=', itemId)
    .where('id', '<>', editionId)
    .where('replaced_by', 'is', null)
    .execute()
  await ctx.db
    .updateTable('learning.edition')
    .set({ state: 'published', publish_at: ctx.now, decided_at: ctx.now, title, summary, author })
    .where('id', '=', editionId)
    .execute()
}

export async function savePlaceholder(ctx: Ctx, key: string, value: string, by: string | null): Promise<void> {
  await ctx.db
    .insertInto('learning.placeholder')
    .values({ key, value, set_by: by, set_at: ctx.now })
    .onConflict((on) => on.column('key').doUpdateSet({ value, set_by: by, set_at: ctx.now }))
    .execute()
}
