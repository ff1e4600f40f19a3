import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

/** Whether the way to emergency access is open to me at all; which case it opens is asked case by case. */
export async function mayOpenInEmergency(ctx: Ctx): Promise<boolean> {
  const found = await sql<{ may: boolean }>`select authz.i_may_open_in_emergency() as may`.execute(ctx.db)
  return found.rows[0]?.may === true
}
