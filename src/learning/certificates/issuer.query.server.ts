import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

export type Issuer = { readonly id: string; readonly name: string }

/** Which institution issues certificates of courses; null while none was named. */
export async function issuerNow(ctx: Ctx): Promise<Issuer | null> {
  const row = await ctx.db
    .selectFrom('learning.issuer as r')
    .innerJoin('institutions.institution as i', 'i.id', 'r.institution_id')
    .select(['i.id', 'i.name'])
    .orderBy('r.named_at', 'desc')
    .orderBy('r.id', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Institutions that may be named: those of local government and of social assistance that still exist, by name. */
export async function institutionsToIssue(ctx: Ctx): Promise<readonly Issuer[]> {
  const rows = await ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.name'])
    .where('i.sector', 'in', ['local_government', 'social_assistance'])
    .where(sql<boolean>`i.ended_on is null or i.ended_on >= ${ctx.today}`)
    .orderBy(sql`i.name collate "pl-x-icu"`)
    .execute()
  return rows
}

/** Whether the acting person edits what people read to learn, and so names who issues. */
export async function mayNameIssuer(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select authz.i_edit_learning() as may`.execute(ctx.db)
  return rows[0]?.may ?? false
}
