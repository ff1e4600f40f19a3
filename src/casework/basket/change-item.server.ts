import { Conflict, Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { ItemState } from '#model'
import { showMoney } from '#platform'
import type { Ctx } from '#platform/server'
import { factsOf, factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { freeRefused, purchasesFor, receiptsOf } from '../money/purchase.store.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { followMove, takeFor } from '../units/follow-line.server.ts'
import { overEnvelope } from './basket-check.domain.ts'
import { type BasketItemRow, basketItem, holdEnvelope, saveItemState } from './basket-item.store.server.ts'
import type { ChangeItemInput } from './change-item.schema.ts'
import { isOrdered, nextStates } from './item-course.domain.ts'
import { markDelivery } from './mark-delivery.server.ts'

export type ChangeItemRefusal =
  | 'not_next'
  | 'envelope_exceeded'
  | 'purchase_needed'
  | 'handover_missing'
  | 'receipt_missing'
  | 'no_unit'
  | 'others_wait'
  | 'day_ahead'
  | 'case_closed'

/**
 * Moves a line of the basket on: ordered, answered, begun, delivered, confirmed. The provider or those who keep the case say how far it got;
 * that the family got it is confirmed by those who keep the case, or by a role that the model lets confirm. Goods are confirmed only with
 * their hand-over record. Ordering what is bought never goes beyond the envelope of the gmina; where the gmina keeps one, what is
 * not urgent is ordered by a purchase that somebody approved, and a refusal gives its money back. A line tied to an entry of the directory takes
 * its units in the same transaction, waits for them on the list of the service, and frees them at its end. Throws `Conflict` when the line changed.
 */
export async function changeItem(
  ctx: Ctx,
  input: ChangeItemInput & { readonly caseId: string; readonly itemId: string },
): Promise<Outcome<null, ChangeItemRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const item = await basketItem(ctx, known.file.id, input.itemId)
  if (!item.mayDeliver) throw new Forbidden('casework.item.deliver')
  if (item.rowVersion !== input.rowVersion)
    throw new Conflict('the line of the basket was changed meanwhile', item.state)
  const onDay = input.onDay ?? ctx.today
  const wrong = await refusalOf(ctx, known, item, { state: input.state, onDay })
  if (wrong) return wrong
  await saveItemState(ctx, {
    ...item,
    state: input.state,
    ...(input.state === 'delivered' ? { deliveredOn: onDay } : {}),
  })
  if (item.paid && input.state === 'refused') await freeRefused(ctx, known.file.id, item.id)
  const line = { caseId: known.file.id, itemId: item.id }
  await followMove(ctx, line, { state: input.state, goods: item.goods, onDay })
  await noteCourse(ctx, known, item, { state: input.state, onDay })
  const payload = { item: item.id, from: item.state, to: input.state }
  await concludeAct(ctx, known.file, { name: 'casework.basket_item.changed', payload })
  return ok(null)
}

type Move = { readonly state: ItemState; readonly onDay: LocalDate }

async function refusalOf(ctx: Ctx, known: KnownCase, item: BasketItemRow, { state, onDay }: Move) {
  if (known.file.closedOn !== null) return refused('case_closed')
  if (!nextStates(item.state).includes(state)) return refused('not_next', { field: 'state' })
  if (onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  const bought = item.paid && known.envelope !== null ? await boughtBy(ctx, known, item) : null
  if (bought && !item.urgent && isOrdered(item.state, state) && !bought.approved) return refused('purchase_needed')
  if (item.paid && isOrdered(item.state, state)) {
    await holdEnvelope(ctx, known.file.unitCode)
    const [beyond] = overEnvelope(known.model, await factsWith(ctx, known, item, state))
    if (beyond) return refused('envelope_exceeded', { over: showMoney(Number(beyond.params.over)) })
  }
  const line = { caseId: known.file.id, itemId: item.id }
  const lacking = await takeFor(ctx, line, { state, goods: item.goods })
  if (lacking) return refused(lacking, { field: 'state' })
  if (state !== 'confirmed') return null
  await mayConfirm(ctx, known)
  if (item.goods && bought?.approved && !bought.accepted) return refused('receipt_missing')
  return item.goods && !isHandedOver(known, item.id) ? refused('handover_missing') : null
}

/** What is bought for a line of a gmina that keeps an envelope: whether it was approved, and whether it was accepted from whoever pays. */
async function boughtBy(ctx: Ctx, { file }: KnownCase, item: BasketItemRow) {
  const all = await purchasesFor(ctx, file.id, item.id)
  const standing = all.find(({ state }) => state === 'approved' || state === 'settled')
  const receipts = standing ? await receiptsOf(ctx, standing.id) : []
  return { approved: standing !== undefined, accepted: receipts.length > 0 }
}

/** The facts as they will be: what was refused counts again once it is ordered. Read after the lock, with what other cases ordered. */
async function factsWith(ctx: Ctx, known: KnownCase, item: BasketItemRow, state: ItemState) {
  const { facts } = await factsOf(ctx, known.file)
  return { ...facts, items: facts.items.map((one) => (one.id === item.id ? { ...one, state } : one)) }
}

async function mayConfirm(ctx: Ctx, { file, model }: KnownCase): Promise<void> {
  const seats = await seatsOfMine(ctx, file.id)
  const may = seats.some(({ keeper, role }) => keeper || model.role(role).can?.includes('confirm_delivery'))
  if (!may) throw new Forbidden('casework.item.confirm')
}

/** Whether the record that the family took the thing over is completed; models that need none count it as done. */
export function isHandedOver({ model, facts }: KnownCase, itemId: string): boolean {
  const form = model.findFormOf('handover')
  if (!model.document.basket?.goodsNeedHandover || !form) return true
  return facts.forms.some((one) => one.form === form.id && one.key === itemId && one.completed !== null)
}

async function noteCourse(ctx: Ctx, known: KnownCase, item: BasketItemRow, { state, onDay }: Move): Promise<void> {
  const noted = {
    caseId: known.file.id,
    instance: item.id,
    institutionId: item.provider ?? undefined,
  }
  if (isOrdered(item.state, state)) await noteEvent(ctx, { ...noted, event: 'item_ordered', onDay: ctx.today })
  if (state === 'delivered') await noteEvent(ctx, { ...noted, event: 'item_delivered', onDay })
  if (state === 'confirmed') await noteEvent(ctx, { ...noted, event: 'item_confirmed', onDay })
  if (state === 'delivered' || state === 'confirmed') await markDelivery(ctx, known, { itemId: item.id, onDay })
}
