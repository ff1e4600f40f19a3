import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { RankingBody } from '../candidates/need.domain.ts'
import type { FamilyNeeds } from './family-order.domain.ts'

/** Needs that the holder of the code may put in order; nothing where the code no longer works or the case is closed. */
export async function familyNeeds(ctx: Ctx): Promise<FamilyNeeds | null> {
  const { rows } = await sql<{ told: FamilyNeeds | null }>`select casework.family_needs() as told`.execute(ctx.db)
  return rows[0]?.told ?? null
}

/** Keeps an order for those who keep the case. Answers with the entry. `NotFound` where the code no longer works. */
export async function saveOrder(ctx: Ctx, category: string, body: RankingBody): Promise<string> {
  const id = ctx.newId()
  const { rows } = await sql<{ caseId: string | null }>`
    select casework.tell_order(${id}::uuid, ${category}, ${JSON.stringify(body)}::jsonb) as "caseId"`.execute(ctx.db)
  if (!rows[0]?.caseId) throw new NotFound('family page')
  return id
}

export type OrderTold = { readonly caseId: string; readonly code: string; readonly to: string }

/** Whom the worker tells of an order. */
export async function orderToTell(ctx: Ctx, itemId: string): Promise<readonly OrderTold[]> {
  const { rows } = await sql<OrderTold>`
    select case_id as "caseId", case_code as code, person_id as to from casework.order_to_tell(${itemId}::uuid)
    order by person_id`.execute(ctx.db)
  return rows
}
