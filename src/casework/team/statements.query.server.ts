import { sql } from 'kysely'
import { BodyId } from '#kernel'
import type { Ctx } from '#platform/server'

/**
 * Teams to which the acting person may give the statement of confidentiality without which a place of theirs in a case does not open (model:
 * "needs" of the role; ustawa o przeciwdziałaniu przemocy domowej, art. 9c). They are not told which case it is.
 */
export async function statementsWaitedFor(ctx: Ctx): Promise<readonly BodyId[]> {
  const found = await sql<{
    id: string
  }>`select b as id from casework.statements_my_seats_wait_for() b order by b`.execute(ctx.db)
  return found.rows.map(({ id }) => BodyId.parse(id))
}
