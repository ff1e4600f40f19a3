import { Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import { showMoney } from '#platform'
import { type Ctx, record } from '#platform/server'
import { basketItem } from '../basket/basket-item.store.server.ts'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type Source, sourcesIn } from './envelope.store.server.ts'
import type { AskPurchaseInput } from './money.schema.ts'
import { isTooLight } from './purchase.domain.ts'
import { addPurchase, isOpen, purchasesFor, savePurchase } from './purchase.store.server.ts'
import { likeInYear } from './year-value.store.server.ts'

export type AskPurchaseRefusal =
  | 'case_closed'
  | 'not_paid'
  | 'asked_already'
  | 'not_offered'
  | 'source_over'
  | 'above_agreed'
  | 'too_light'
  | 'too_light_in_year'
  | 'day_past'

/**
 * Asks that a paid line of a basket be bought from a source of the envelope: never for more than the basket agreed, never by a procedure
 * lighter than it needs together with what the same buyer orders of its kind in the year. It is committed when somebody else approves it. Throws `NotFound` and `Forbidden`.
 */
export async function askPurchase(
  ctx: Ctx,
  input: AskPurchaseInput & { readonly caseId: string; readonly itemId: string },
): Promise<Outcome<string, AskPurchaseRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const seats = await seatsOfMine(ctx, file.id)
  if (!seats.some(({ keeper, sees }) => keeper && sees === 'names')) throw new Forbidden('casework.purchase.ask')
  const item = await basketItem(ctx, file.id, input.itemId)
  if (file.closedOn !== null) return refused('case_closed')
  if (!item.paid || item.amount === null) return refused('not_paid')
  if ((await purchasesFor(ctx, file.id, item.id)).some(isOpen)) return refused('asked_already')
  const source = (await sourcesIn(ctx, file.unitCode)).find(({ id }) => id === input.sourceId)
  const wrong = judgeAsked(input, { source, agreed: item.amount, today: ctx.today })
  if (wrong) return wrong
  const like = await likeInYear(ctx, input, { bound: false, but: null })
  if (isTooLight(input.procedure, like + input.amount, input.expectedOn))
    return refused('too_light_in_year', { field: 'procedure', like: showMoney(like) })
  const id = await addPurchase(ctx, { ...input, caseId: file.id, itemId: item.id, goods: item.goods })
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.purchase.asked', payload: { item: item.id } })
  return ok(id)
}

type Circumstances = { readonly source: Source | undefined; readonly agreed: number; readonly today: string }
function judgeAsked(input: AskPurchaseInput, { source, agreed, today }: Circumstances) {
  if (!source) return refused('not_offered', { field: 'sourceId' })
  if (source.from > today || source.until < today) return refused('source_over', { field: 'sourceId' })
  if (input.amount > agreed) return refused('above_agreed', { field: 'amount', agreed: showMoney(agreed) })
  if (input.expectedOn < today) return refused('day_past', { field: 'expectedOn' })
  if (isTooLight(input.procedure, input.amount, source.until < input.expectedOn ? source.until : input.expectedOn))
    return refused('too_light', { field: 'procedure' })
  return null
}

/** Takes back what was asked for a line and not decided yet. Throws `NotFound` and `Forbidden`. */
export async function withdrawPurchase(
  ctx: Ctx,
  input: { readonly caseId: string; readonly itemId: string },
): Promise<Outcome<null, 'decided_already'>> {
  const file = await caseToAct(ctx, input.caseId)
  const purchase = (await purchasesFor(ctx, file.id, input.itemId)).find(isOpen)
  if (!purchase) throw new NotFound('purchase')
  if (!purchase.mayWithdraw) throw new Forbidden('casework.purchase.withdraw')
  if (purchase.state !== 'asked') return refused('decided_already')
  await savePurchase(ctx, purchase, { state: 'cancelled' })
  const payload = { item: input.itemId }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.purchase.withdrawn', payload })
  return ok(null)
}
