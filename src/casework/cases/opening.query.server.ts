import { sql } from 'kysely'
import { Forbidden } from '#kernel'
import type { Ctx } from '#platform/server'
import { type UnitToOpenIn, unitsToOpenIn } from './opening.store.server.ts'

/** Whether there is a gmina in which the actor may begin a case. */
export async function mayOpenCases(ctx: Ctx): Promise<boolean> {
  const found = await sql<{ may: boolean }>`
    select exists (select from authz.units_i_may_open_cases_in()) as may`.execute(ctx.db)
  return found.rows[0]?.may ?? false
}

/** Where the reader may begin a case; `Forbidden` for those who may nowhere. */
export async function openingOffer(ctx: Ctx): Promise<{ readonly units: readonly UnitToOpenIn[] }> {
  const units = await unitsToOpenIn(ctx)
  if (units.length === 0) throw new Forbidden('casework.case.open')
  return { units }
}
