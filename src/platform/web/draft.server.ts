import { type Ctx, me } from '../actor/ctx.server.ts'

type Values = Readonly<Record<string, string | readonly string[]>>

/** Drafts hold what people typed, a PESEL among it, so they are sealed; bound to the person and the page. */
const SEALED_FOR = 'draft'
const boundTo = (ctx: Ctx, path: string): string => `${me(ctx)} ${path}`

/** What this person typed on this page and did not send; nothing when another key of the installation sealed it. */
export async function draftOf(ctx: Ctx, path: string): Promise<Values | null> {
  if (ctx.actor.kind !== 'person') return null
  const found = await ctx.db
    .selectFrom('platform.draft')
    .select('sealed')
    .where('person_id', '=', me(ctx))
    .where('path', '=', path)
    .executeTakeFirst()
  const opened = found && ctx.vault.unseal(SEALED_FOR, boundTo(ctx, path), found.sealed)
  // Only keepDraft seals for drafts, in this shape.
  return opened ? (JSON.parse(opened.toString()) as Values) : null
}

/** Keeps what was typed, exactly as typed, until it is sent. */
export async function keepDraft(ctx: Ctx, path: string, values: Values): Promise<void> {
  const sealed = ctx.vault.seal(SEALED_FOR, boundTo(ctx, path), Buffer.from(JSON.stringify(values)))
  const row = { person_id: me(ctx), path, sealed, saved_at: ctx.now }
  await ctx.db
    .insertInto('platform.draft')
    .values(row)
    .onConflict((c) => c.columns(['person_id', 'path']).doUpdateSet({ sealed, saved_at: row.saved_at }))
    .execute()
}

export async function dropDraft(ctx: Ctx, path: string): Promise<void> {
  if (ctx.actor.kind !== 'person') return
  await ctx.db.deleteFrom('platform.draft').where('person_id', '=', me(ctx)).where('path', '=', path).execute()
}
