import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { showMoney } from '#platform'
import { type Ctx, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import type { AcceptPurchaseInput } from './money.schema.ts'
import { addReceipt, purchasesFor, receiptsOf } from './purchase.store.server.ts'

export type AcceptRefusal = 'not_approved' | 'day_ahead' | 'above_ordered' | 'inventory_missing'

/**
 * Records that a bought service, or a part of it, was done as ordered, or that the gmina took a bought thing over from the payer under its
 * inventory number, to give or to lend it; the family then takes it over by the form of the model. Throws `NotFound` and `Forbidden`.
 */
export async function acceptPurchase(
  ctx: Ctx,
  input: AcceptPurchaseInput & { readonly caseId: string; readonly itemId: string },
): Promise<Outcome<string, AcceptRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const seats = await seatsOfMine(ctx, file.id)
  if (!seats.some(({ keeper, sees }) => keeper && sees === 'names')) throw new Forbidden('casework.purchase.accept')
  const purchase = (await purchasesFor(ctx, file.id, input.itemId)).find(({ state }) => state === 'approved')
  if (!purchase) return refused('not_approved')
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  const accepted = (await receiptsOf(ctx, purchase.id)).reduce((sum, { amount }) => sum + amount, 0)
  const left = purchase.amount - accepted
  if (input.amount > left) return refused('above_ordered', { field: 'amount', left: showMoney(left) })
  const named = input.inventoryNo !== undefined && input.holding !== undefined
  if (purchase.goods && !named)
    return refused('inventory_missing', { field: input.inventoryNo ? 'holding' : 'inventoryNo' })
  const about = purchase.goods
    ? input
    : { onDay: input.onDay, amount: input.amount, inventoryNo: undefined, holding: undefined }
  const id = await addReceipt(ctx, purchase.id, about)
  await record(ctx, {
    chain: 'case',
    about: file.id,
    name: 'casework.purchase.accepted',
    payload: { item: input.itemId },
  })
  return ok(id)
}
