import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

/** Whose mails the link at hand may stop; null when no mail carried it. */
export async function mailsByLink(ctx: Ctx): Promise<{ readonly stopped: boolean } | null> {
  const { rows } = await sql<{ stopped: boolean }>`select m.stopped from notices.mails_by_link() m`.execute(ctx.db)
  return rows[0] ?? null
}

/** Stops them; answers whose they are. */
export async function saveStopped(ctx: Ctx): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select notices.stop_mails_by_link() as id`.execute(ctx.db)
  return rows[0]?.id ?? null
}
