import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { entryTyped, recordOf, type UnitRefusal } from '../entries/keep-service.server.ts'
import { changedParts } from '../entries/service.domain.ts'
import { type ServiceCard, serviceCard, unitsOffered } from '../entries/service.query.server.ts'
import { confirmAtHand, proposeAtHand, serviceAtHand } from './by-link.store.server.ts'
import type { ProposalInput } from './proposal.schema.ts'

/** The entry of the link. Acts as the holder of a link; `NotFound` for one that no longer works or never was. */
export async function serviceByLink(
  ctx: Ctx,
): Promise<{ readonly card: ServiceCard; readonly units: readonly Place[] }> {
  const card = await serviceCard(ctx, await serviceAtHand(ctx))
  const { unitCode } = card.entry.place
  return { card, units: await unitsOffered(ctx, [...card.entry.area, ...(unitCode ? [unitCode] : [])]) }
}

/** The provider says that everything is right. Acts as the holder of a link. */
export async function confirmByLink(ctx: Ctx): Promise<Outcome<null, never>> {
  const { institutionId, version } = await serviceCard(ctx, await serviceAtHand(ctx))
  const service = await confirmAtHand(ctx)
  await recordOf(ctx, institutionId, 'directory.service.confirmed_by_link', { service, version })
  return ok(null)
}

/** The provider says what should read otherwise; the keeper of the entry decides. Acts as the holder of a link. */
export async function proposeByLink(
  ctx: Ctx,
  input: ProposalInput,
): Promise<Outcome<null, UnitRefusal | 'nothing_changed'>> {
  const { institutionId, entry } = await serviceCard(ctx, await serviceAtHand(ctx))
  const typed = await entryTyped(ctx, input)
  if (!typed.ok) return typed
  if (changedParts(entry, typed.value).length === 0 && input.words === undefined) return refused('nothing_changed')

  const { version, words, signed } = input
  const service = await proposeAtHand(ctx, { base: version, entry: typed.value, words: words ?? null, signed })
  await recordOf(ctx, institutionId, 'directory.service.correction_proposed', { service, version })
  return ok(null)
}
