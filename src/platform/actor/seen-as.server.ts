import { sql } from 'kysely'
import type { PersonId } from '#kernel'
import { type Ctx, person } from './ctx.server.ts'

/** Does work of which nothing stays in the database: no row, no setting. What it answers stays. */
export async function leavingNothing<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint leaving_nothing`.execute(ctx.db)
  try {
    return await work()
  } finally {
    await sql`rollback to savepoint leaving_nothing`.execute(ctx.db)
    await sql`release savepoint leaving_nothing`.execute(ctx.db)
  }
}

/**
 * Reads as another person would, by the same policies, but only rows that the acting person sees too: `keys` names them (`Policy.seenAs`).
 * Until it ends, PostgreSQL knows the other person as the one who asks and lets nothing be written.
 */
export const seenAs = <T>(
  ctx: Ctx,
  other: PersonId,
  keys: readonly string[],
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  leavingNothing(ctx, async () => {
    await sql`select set_config('app.actor_id', ${other}, true), set_config('app.seen_as', 'yes', true),
      set_config('app.keys_seen', ${[...keys]}::text[]::text, true)`.execute(ctx.db)
    return work({ ...ctx, actor: person(other), read: new Map(), seenAs: true })
  })
