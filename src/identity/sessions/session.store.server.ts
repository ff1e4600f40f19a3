import { type Ctx, hashSecret, newSecret } from '#platform/server'

/** Opens a session and answers its secret, which only the browser keeps. */
export async function openSession(ctx: Ctx, personId: string, agent: string): Promise<string> {
  const token = newSecret()
  const row = { token_hash: hashSecret(token), person_id: personId, created_at: ctx.now, seen_at: ctx.now, agent }
  await ctx.db.insertInto('identity.session').values(row).execute()
  return token
}

export async function closeSession(ctx: Ctx, token: string): Promise<void> {
  await ctx.db
    .updateTable('identity.session')
    .set({ ended_at: ctx.now })
    .where('token_hash', '=', hashSecret(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of a person, except the one whose secret is given. */
export async function closeSessionsOf(ctx: Ctx, personId: string, exceptToken: string | null = null): Promise<void> {
  let closing = ctx.db
    .updateTable('identity.session')
    .set({ ended_at: ctx.now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
  if (exceptToken !== null) closing = closing.where('token_hash', '!=', hashSecret(exceptToken))
  await closing.execute()
}

export async function noteSeen(ctx: Ctx, token: string): Promise<void> {
  await ctx.db
    .updateTable('identity.session')
    .set({ seen_at: ctx.now })
    .where('token_hash', '=', hashSecret(token))
    .execute()
}
