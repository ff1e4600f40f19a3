import { Forbidden } from '#kernel'
import type { Ctx } from '#platform/server'
import type { CompletedForm } from '../forms/completed-form.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { followHandover } from '../units/follow-line.server.ts'
import { basketItemsOf, saveItemState } from './basket-item.store.server.ts'
import { markDelivery } from './mark-delivery.server.ts'

/** A signed hand-over record says that the family has the thing: it is delivered and confirmed by it. */
export async function confirmHandover(ctx: Ctx, { known, key, recorded }: CompletedForm): Promise<void> {
  const caseId = known.file.id
  const item = (await basketItemsOf(ctx, caseId)).find(({ id }) => id === key)
  if (!item) throw new Forbidden('casework.item.confirm')
  if (item.state === 'confirmed') return
  const onDay = recorded?.onDay ?? ctx.today
  const noted = { caseId, onDay, instance: item.id, institutionId: item.provider ?? undefined }
  if (item.state !== 'delivered') await noteEvent(ctx, { ...noted, event: 'item_delivered' })
  await noteEvent(ctx, { ...noted, event: 'item_confirmed' })
  const deliveredOn = item.state === 'delivered' ? {} : { deliveredOn: onDay }
  await saveItemState(ctx, { ...item, ...deliveredOn, state: 'confirmed' })
  await followHandover(ctx, { caseId, itemId: item.id })
  await markDelivery(ctx, known, { itemId: item.id, onDay })
}
