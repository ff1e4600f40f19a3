import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, enqueue } from '#platform/server'
import { recordOf } from '../entries/keep-service.server.ts'
import type { ServiceId } from '../entries/service.schema.ts'
import { serviceToKeep } from '../entries/service.store.server.ts'
import { saveLink } from './confirm-link.store.server.ts'

export const SEND_CONFIRM_LINK = 'directory.confirm_link.send'

/** Sends the provider, at the address in its entry, a link to say that everything is right or to propose corrections. The act of whoever keeps the entry. */
export async function askProvider(
  ctx: Ctx,
  serviceId: ServiceId,
): Promise<Outcome<ServiceId, 'archived' | 'no_address'>> {
  const kept = await serviceToKeep(ctx, serviceId)
  if (kept.archived) return refused('archived')
  if (!kept.entry.contact.email) return refused('no_address')
  const id = await saveLink(ctx, kept.id)
  await enqueue(ctx, { name: SEND_CONFIRM_LINK, id })
  await recordOf(ctx, kept.institutionId, 'directory.service.confirm_asked', { service: kept.id, link: id })
  return ok(kept.id)
}
