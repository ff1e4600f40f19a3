import { Conflict, Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import { showMoney } from '#platform'
import { type Ctx, me, record } from '#platform/server'
import { addEntry, entriesOfPurchase, holdSource, sourceOfMine } from './envelope.store.server.ts'
import { freeOf, sumsOf } from './ledger.domain.ts'
import type { DecidePurchaseInput, PayPurchaseInput } from './money.schema.ts'
import { isTooLight } from './purchase.domain.ts'
import { type Purchase, purchaseAt, receiptsOf, savePurchase } from './purchase.store.server.ts'
import { likeInYear } from './year-value.store.server.ts'

export type DecideRefusal =
  | 'decided_already'
  | 'own_request'
  | 'reason_needed'
  | 'not_enough'
  | 'source_over'
  | 'too_light_in_year'
type OfPurchase = { readonly unitCode: string; readonly purchaseId: string }

/**
 * Approves a purchase, which commits its amount, or refuses it with a reason. Nobody approves what they asked for, and no source is ever
 * committed beyond what it holds: whoever approves waits for everybody else who enters money there. Throws `NotFound`, `Forbidden`, `Conflict`.
 */
export async function decidePurchase(
  ctx: Ctx,
  input: DecidePurchaseInput & OfPurchase,
): Promise<Outcome<string, DecideRefusal>> {
  const { purchase, source } = await purchaseOfMine(ctx, input)
  const sums = await holdSource(ctx, source.id)
  if (purchase.state !== 'asked') return refused('decided_already')
  if (purchase.rowVersion !== input.rowVersion) throw new Conflict('the purchase was changed meanwhile')
  if (purchase.askedBy === me(ctx)) return refused('own_request')
  const approves = input.decision === 'approve'
  if (!approves && !input.reason) return refused('reason_needed', { field: 'reason' })
  if (approves && (source.until < ctx.today || source.from > ctx.today)) return refused('source_over')
  if (approves && purchase.amount > freeOf(sums)) return refused('not_enough', { free: showMoney(freeOf(sums)) })
  if (approves) {
    const like = await likeInYear(ctx, purchase, { bound: true, but: purchase.id })
    if (isTooLight(purchase.procedure, like + purchase.amount, purchase.expectedOn))
      return refused('too_light_in_year', { like: showMoney(like) })
  }
  await savePurchase(ctx, purchase, { state: approves ? 'approved' : 'refused', decided: true, reason: input.reason })
  if (approves) {
    const { amount } = purchase
    await addEntry(ctx, { sourceId: source.id, purchaseId: purchase.id, kind: 'committed', amount, onDay: ctx.today })
  }
  const name = approves ? 'casework.purchase.approved' : 'casework.purchase.refused'
  await record(ctx, { chain: 'institution', about: source.payerId, name, payload: { purchase: purchase.id } })
  return ok(purchase.id)
}

export type PayRefusal = 'not_approved' | 'not_accepted' | 'above_accepted' | 'above_committed' | 'day_ahead'

/**
 * Enters what was paid for a purchase: never more than was accepted, never more than is committed. With the last invoice what is left of the
 * commitment goes back to the source. Throws `NotFound` and `Forbidden`.
 */
export async function payPurchase(
  ctx: Ctx,
  input: PayPurchaseInput & OfPurchase,
): Promise<Outcome<string, PayRefusal>> {
  const { purchase, source } = await purchaseOfMine(ctx, input)
  await holdSource(ctx, source.id)
  const entries = await entriesOfPurchase(ctx, purchase.id)
  const { committed, spent } = sumsOf(entries)
  if (purchase.state !== 'approved') return refused('not_approved')
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  const accepted = (await receiptsOf(ctx, purchase.id)).reduce((sum, { amount }) => sum + amount, 0)
  if (accepted === 0) return refused('not_accepted')
  const after = spent + input.amount
  if (after > committed) return refused('above_committed', { field: 'amount', left: showMoney(committed - spent) })
  if (after > accepted) return refused('above_accepted', { field: 'amount', left: showMoney(accepted - spent) })
  const ofBoth = { sourceId: source.id, purchaseId: purchase.id }
  const { amount, onDay, invoiceNo, ksefNo } = input
  await addEntry(ctx, { ...ofBoth, kind: 'spent', amount, onDay, invoiceNo, ksefNo })
  if (input.more === 'no') await settle(ctx, purchase, { ...ofBoth, left: committed - after })
  const payload = { purchase: purchase.id, last: input.more === 'no' }
  await record(ctx, { chain: 'institution', about: source.payerId, name: 'casework.purchase.paid', payload })
  return ok(purchase.id)
}

/** Nothing more is to be paid: what was committed beyond it is free again. */
async function settle(
  ctx: Ctx,
  purchase: Purchase,
  { left, ...ofBoth }: { sourceId: string; purchaseId: string; left: number },
) {
  const given = (await entriesOfPurchase(ctx, purchase.id)).find(
    (one) => one.kind === 'committed' && one.reverses === null,
  )
  if (left > 0 && given) {
    const why = { reverses: given.id, reason: LESS_THAN_COMMITTED }
    await addEntry(ctx, { ...ofBoth, ...why, kind: 'committed', amount: left, onDay: ctx.today })
  }
  await savePurchase(ctx, purchase, { state: 'settled' })
}
/** Written into the ledger as people write their own reasons. */
const LESS_THAN_COMMITTED = 'Zapłacono mniej, niż zaangażowano'

/** A purchase from a source that I answer for, in this gmina. */
export async function purchaseOfMine(ctx: Ctx, { unitCode, purchaseId }: OfPurchase) {
  const purchase = await purchaseAt(ctx, purchaseId)
  if (!purchase.mayDecide) throw new Forbidden('casework.purchase.decide')
  const source = await sourceOfMine(ctx, unitCode, purchase.sourceId)
  if (source.unitCode !== unitCode) throw new NotFound('purchase')
  return { purchase, source }
}
