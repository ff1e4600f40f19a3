import { sql } from 'kysely'
import { Unavailable } from '#kernel'
import { type ActAs, anyone } from '../actor/ctx.server.ts'

/** Whether the database answers; asked by whoever watches over the installation. */
export async function databaseAnswers(actAs: ActAs): Promise<boolean> {
  try {
    await actAs(anyone, (ctx) => sql`select 1`.execute(ctx.db))
    return true
  } catch (error) {
    if (error instanceof Unavailable) return false
    throw error
  }
}
