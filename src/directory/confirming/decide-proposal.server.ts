import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { recordOf, searchedBy } from '../entries/keep-service.server.ts'
import type { ServiceId } from '../entries/service.schema.ts'
import { saveNext, serviceToKeep } from '../entries/service.store.server.ts'
import { endLinks } from './confirm-link.store.server.ts'
import type { DecisionInput } from './proposal.schema.ts'
import { proposalOf, saveDecision } from './proposal.store.server.ts'

export type DecideRefusal = 'decided' | 'changed_since' | 'archived'

/**
 * Takes what a provider proposed into its entry, assured by the provider, or declines it. The act of whoever keeps the entry. What was
 * proposed against an earlier version is not taken over a later one: it is read beside it and typed by hand.
 */
export async function decideProposal(
  ctx: Ctx,
  input: DecisionInput & { serviceId: ServiceId; proposalId: string },
): Promise<Outcome<ServiceId, DecideRefusal>> {
  const kept = await serviceToKeep(ctx, input.serviceId)
  const proposal = await proposalOf(ctx, kept.id, input.proposalId)
  if (proposal.decision) return refused('decided')
  if (input.decision === 'accepted') {
    if (kept.archived) return refused('archived')
    if (kept.version !== proposal.base) return refused('changed_since')
    const terms = await searchedBy(ctx, proposal.entry, kept.institutionId)
    await saveNext(ctx, kept.id, { entry: proposal.entry, terms, version: kept.version + 1 }, 'provider')
    await endLinks(ctx, kept.id)
  }
  await saveDecision(ctx, proposal.id, input.decision)
  const payload = { service: kept.id, proposal: proposal.id }
  await recordOf(ctx, kept.institutionId, `directory.service.correction_${input.decision}`, payload)
  return ok(kept.id)
}
