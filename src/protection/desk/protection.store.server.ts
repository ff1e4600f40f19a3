import { sql } from 'kysely'
import type { InstitutionId, PersonId } from '#kernel'
import { type Ctx, me } from '#platform/server'

/** Acts of one institution that give out numbers or days wait for each other. */
export async function lockProtectionOf(ctx: Ctx, institutionId: InstitutionId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`protection ${institutionId}`}, 0))`.execute(ctx.db)
}

/** The acting person, or null for the setting up of an installation. */
export const byWhom = (ctx: Ctx): PersonId | null => (ctx.actor.kind === 'person' ? me(ctx) : null)
