import { type Ctx, me } from '../actor/ctx.server.ts'

/** Where a form with this token already led its sender, if it was answered before. */
export async function answeredBefore(ctx: Ctx, token: string): Promise<string | null> {
  if (!token || ctx.actor.kind !== 'person') return null
  const found = await ctx.db
    .selectFrom('platform.once')
    .select('location')
    .where('token', '=', token)
    .executeTakeFirst()
  return found?.location ?? null
}

/** Remembers where the form led. A second post that came at the same moment fails here and is led to the first answer. */
export async function rememberAnswer(ctx: Ctx, token: string, location: string): Promise<void> {
  if (!token || ctx.actor.kind !== 'person') return
  await ctx.db
    .insertInto('platform.once')
    .values({ token, person_id: me(ctx), location, at: ctx.now })
    .execute()
}

export const isDoublePost = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '23505' &&
  'constraint' in error &&
  error.constraint === 'once_pkey'
