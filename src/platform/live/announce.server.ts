import { sql } from 'kysely'
import type { Ctx } from '../actor/ctx.server.ts'

/** The one channel of the database on which changes are told. */
export const CHANNEL = 'kooperacja_live'

/**
 * Tells open pages that something of a topic changed, once this transaction is kept, and never when it is not. Only the id travels: everybody
 * reads what it is by a query of their own.
 * @param topic which kind of thing, as `casework.meeting`; no spaces
 */
export async function announce(ctx: Ctx, topic: string, id: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${told(topic, id)})`.execute(ctx.db)
}

/** A topic and an id as they travel. */
export const told = (topic: string, id: string): string => `${topic} ${id}`
