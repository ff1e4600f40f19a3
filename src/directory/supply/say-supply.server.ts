import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, enqueue } from '#platform/server'
import { recordOf } from '../entries/keep-service.server.ts'
import type { ServiceId } from '../entries/service.schema.ts'
import { serviceToKeep } from '../entries/service.store.server.ts'
import { freeUnits } from './free-units.query.server.ts'
import { OFFER_UNITS } from './supply.domain.ts'
import type { SaySupplyInput } from './supply.schema.ts'
import { saveSupply } from './supply.store.server.ts'

export type SaySupplyRefusal = 'archived' | 'ends_before'
/** The entry, and how many units are held beyond what there is now: nothing is taken from anybody, and it is told. */
export type SupplySaid = { readonly serviceId: ServiceId; readonly beyond: number }

/**
 * Says how many units of a service there are between two days, from the next statement about them on. The act of whoever keeps the entry.
 * Earlier statements stay on record. What is held already stays held, also where there is less than that now.
 */
export async function saySupply(
  ctx: Ctx,
  input: SaySupplyInput & { readonly serviceId: ServiceId },
): Promise<Outcome<SupplySaid, SaySupplyRefusal>> {
  const kept = await serviceToKeep(ctx, input.serviceId)
  if (kept.archived) return refused('archived')
  if (input.until !== undefined && input.until < input.from) return refused('ends_before', { field: 'until' })
  await saveSupply(ctx, kept.id, input)
  await recordOf(ctx, kept.institutionId, 'directory.service.supply_said', { service: kept.id, no: input.seen + 1 })
  await enqueue(ctx, { name: OFFER_UNITS, id: kept.id })
  const now = (await freeUnits(ctx, [kept.id])).get(kept.id)
  return ok({ serviceId: kept.id, beyond: Math.max(0, -(now?.counted?.free ?? 0)) })
}
