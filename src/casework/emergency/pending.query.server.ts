import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

/** How often a case that I keep was opened in an emergency and not reviewed yet. */
export async function pendingEmergencies(ctx: Ctx, caseId: string): Promise<number> {
  const found = await sql<{ pending: number }>`
    select count(*)::int as pending from casework.emergency e
    where e.case_id = ${caseId}::uuid and not exists (select from casework.emergency_review r where r.emergency_id = e.id)`.execute(
    ctx.db,
  )
  return found.rows[0]?.pending ?? 0
}

export type ToReview = { readonly caseId: string; readonly code: string }

/** Cases that I keep and that somebody else opened in an emergency, as long as nobody reviewed it. At most 20. */
export async function casesToReview(ctx: Ctx): Promise<readonly ToReview[]> {
  const found = await sql<ToReview>`
    select distinct c.id as "caseId", c.code
    from authz.cases_i_keep() mine join casework.emergency e on e.case_id = mine join casework.case c on c.id = e.case_id
    where not exists (select from casework.emergency_review r where r.emergency_id = e.id)
    order by c.code limit 20`.execute(ctx.db)
  return found.rows
}
