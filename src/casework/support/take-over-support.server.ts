import { Forbidden, type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { addReceipt, purchaseAt } from '../money/purchase.store.server.ts'
import { recordOf } from './ask-support.server.ts'
import type { TakeOverInput } from './support.schema.ts'
import { saveTakenOver, supportAt } from './support.store.server.ts'

export type TakeOverRefusal = 'not_granted' | 'day_ahead' | 'inventory_missing'

/**
 * The hand-over record of what an institution was granted: it says what it took over, in which function, on which day, and for a thing under
 * which inventory number, given or lent. After it the payer may pay. Throws `NotFound` and `Forbidden`.
 */
export async function takeOverSupport(
  ctx: Ctx,
  input: TakeOverInput & { readonly supportId: string },
): Promise<Outcome<string, TakeOverRefusal>> {
  const support = await supportAt(ctx, input.supportId)
  if (!support.mayTake) throw new Forbidden('casework.support.take_over')
  if (support.state !== 'granted' || support.purchaseId === null) return refused('not_granted')
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  const missing = input.inventoryNo === undefined ? 'inventoryNo' : 'holding'
  if (support.goods && (input.inventoryNo === undefined || input.holding === undefined))
    return refused('inventory_missing', { field: missing })
  const taken = support.goods ? input : { ...input, inventoryNo: undefined, holding: undefined }
  const { amount } = await purchaseAt(ctx, support.purchaseId)
  await addReceipt(ctx, support.purchaseId, { ...taken, amount })
  await saveTakenOver(ctx, support, taken)
  await recordOf(ctx, support.institutionId, 'casework.support.taken_over', { support: support.id })
  return ok(support.id)
}
