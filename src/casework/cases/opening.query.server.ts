import { Forbidden } from '#kernel'
import type { Ctx } from '#platform/server'
import { type UnitToOpenIn, unitsToOpenIn } from './opening.store.server.ts'

/** Where the reader may begin a case; `Forbidden` for those who may nowhere. */
export async function openingOffer(ctx: Ctx): Promise<{ readonly units: readonly UnitToOpenIn[] }> {
  const units = await unitsToOpenIn(ctx)
  if (units.length === 0) throw new Forbidden('casework.case.open')
  return { units }
}
