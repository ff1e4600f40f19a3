import { sql } from 'kysely'
import { type Ctx, leavingNothing } from '#platform/server'

/** Reads as the actor does, without anything that is shielded: addresses, contacts and who is kept apart are not there for anybody. */
export const withoutShielded = <T>(ctx: Ctx, read: (ctx: Ctx) => Promise<T>): Promise<T> =>
  leavingNothing(ctx, async () => {
    await sql`select set_config('app.shields_hidden', 'yes', true)`.execute(ctx.db)
    // What was read before may hold it, so nothing of that is carried over.
    return read({ ...ctx, read: new Map() })
  })

/** The same for what leaves the house otherwise than by a print of its own: also without what an informant said. */
export const asOnPaper = <T>(ctx: Ctx, read: (ctx: Ctx) => Promise<T>): Promise<T> =>
  withoutShielded(ctx, async (reading) => {
    await sql`select set_config('app.on_paper', 'yes', true)`.execute(reading.db)
    return read(reading)
  })
