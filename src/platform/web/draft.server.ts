import { type Ctx, me } from '../actor/ctx.server.ts'

type Values = Readonly<Record<string, string | readonly string[]>>

/** What this person typed on this page and did not send. */
export async function draftOf(ctx: Ctx, path: string): Promise<Values | null> {
  if (ctx.actor.kind !== 'person') return null
  const found = await ctx.db
    .selectFrom('platform.draft')
    .select('answers')
    .where('person_id', '=', me(ctx))
    .where('path', '=', path)
    .executeTakeFirst()
  return found ? (found.answers as Values) : null
}

/** Keeps what was typed, exactly as typed, until it is sent. */
export async function keepDraft(ctx: Ctx, path: string, values: Values): Promise<void> {
  const row = { person_id: me(ctx), path, answers: JSON.stringify(values), saved_at: ctx.now }
  await ctx.db
    .insertInto('platform.draft')
    .values(row)
    .onConflict((c) => c.columns(['person_id', 'path']).doUpdateSet({ answers: row.answers, saved_at: row.saved_at }))
    .execute()
}

export async function dropDraft(ctx: Ctx, path: string): Promise<void> {
  if (ctx.actor.kind !== 'person') return
  await ctx.db.deleteFrom('platform.draft').where('person_id', '=', me(ctx)).where('path', '=', path).execute()
}
