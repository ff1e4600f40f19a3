import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

export type Offered = {
  readonly caseId: string
  readonly code: string
  /** The institution that keeps the case. */
  readonly keeper: string
  readonly itemId: string
  readonly until: Date
  /** Offered by this very call. */
  readonly fresh: boolean
}

/** To whom what is free of a service is offered now, those told before included; nobody for anybody but the worker. */
export async function offeredNow(ctx: Ctx, serviceId: string, until: Date): Promise<readonly Offered[]> {
  const { rows } = await sql<Offered>`
    select o.case_id as "caseId", o.code, o.keeper_id as keeper, o.basket_item_id as "itemId", o.until, o.fresh
    from casework.offer_units(${serviceId}::uuid, ${until}::timestamptz) o`.execute(ctx.db)
  return rows
}

/** Of which service somebody held units; nothing for anybody but the worker. */
export async function serviceOfHold(ctx: Ctx, holdId: string): Promise<string | null> {
  const { rows } = await sql<{ service: string | null }>`
    select casework.service_of_hold(${holdId}::uuid) as service`.execute(ctx.db)
  return rows[0]?.service ?? null
}
