import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

/** Since when a secret address of my calendar works; null when none does. */
export async function myCalendarSince(ctx: Ctx): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null }>`select notices.my_calendar() as since`.execute(ctx.db)
  return rows[0]?.since ?? null
}
