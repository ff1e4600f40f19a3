import type { Ctx } from '#platform/server'
import { placesByCode } from '#territory/server'
import { changedParts } from '../entries/service.domain.ts'
import { serviceKept } from '../entries/service.query.server.ts'
import type { ServiceId } from '../entries/service.schema.ts'
import { proposalOf } from './proposal.store.server.ts'

/** What a provider proposed beside the entry as it is, and which parts differ. For whoever keeps the entry. */
export async function proposalToDecide(ctx: Ctx, serviceId: ServiceId, proposalId: string) {
  const card = await serviceKept(ctx, serviceId)
  const proposal = await proposalOf(ctx, serviceId, proposalId)
  const { area, place } = proposal.entry
  const places = await placesByCode(ctx, [...area, ...(place.unitCode ? [place.unitCode] : [])])
  const proposed = {
    entry: proposal.entry,
    area: area.flatMap((code) => places.get(code) ?? []),
    place: places.get(place.unitCode ?? '') ?? null,
  }
  return { card, proposal, proposed, changed: changedParts(card.entry, proposal.entry) }
}
