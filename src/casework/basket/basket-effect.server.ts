import { type BoundItem, bound, FAMILY } from '#model'
import type { Ctx } from '#platform/server'
import { entryHolding } from '../forms/bound-entry.domain.ts'
import type { CompletedForm } from '../forms/completed-form.ts'
import { followLeftOut } from '../units/follow-line.server.ts'
import { tieChosen } from '../units/tie-item.server.ts'
import {
  addBasketItem,
  type BasketItemAdded,
  basketItemsOf,
  holdEnvelope,
  leaveOut,
  rewriteBasketItem,
} from './basket-item.store.server.ts'
import { isBegun } from './item-course.domain.ts'
import { serviceKey } from './service-key.domain.ts'

/**
 * A completed basket form says which services and things the family is to get. A line that stood in the basket before keeps how far it got;
 * one left out no longer counts, unless it was begun already. Urgent help stands beside it.
 */
export async function fillBasket(ctx: Ctx, done: CompletedForm): Promise<void> {
  const { known, form, answers } = done
  await holdEnvelope(ctx, known.file.unitCode)
  const before = (await basketItemsOf(ctx, known.file.id)).filter(({ urgent }) => !urgent)
  const { items } = bound(form, answers)
  const written = items.map((item) => lineOf(done, item))
  for (const [index, line] of written.entries()) {
    const same = before.find(({ rowKey }) => rowKey === line.rowKey)
    if (same) await rewriteBasketItem(ctx, same.id, line)
    const itemId = same?.id ?? (await addBasketItem(ctx, line))
    await tieChosen(ctx, { caseId: known.file.id, itemId }, items[index]?.what.service ?? null)
  }
  const kept = new Set(written.map(({ rowKey }) => rowKey))
  const left = before.filter(({ rowKey, state }) => !kept.has(rowKey) && !isBegun(state))
  await leaveOut(
    ctx,
    left.map(({ id }) => id),
  )
  for (const { id } of left) await followLeftOut(ctx, { caseId: done.known.file.id, itemId: id })
}

function lineOf({ known, form, entries, instanceId }: CompletedForm, item: BoundItem): BasketItemAdded {
  const paidSource = known.model.document.basket?.paidSource
  return {
    caseId: known.file.id,
    instanceId,
    rowKey: item.id ?? instanceId,
    itemId: entryHolding(form, entries, 'item.what', item.id),
    urgent: item.urgent,
    goods: item.kind === 'goods',
    serviceKey: serviceKey(item.what),
    provider: item.provider === FAMILY ? null : item.provider,
    subjectId: item.person,
    from: item.from,
    until: item.to,
    state: 'planned',
    source: item.source,
    paid: item.source !== null && item.source === paidSource,
    amount: item.amount,
    justified: (item.justification ?? '').trim() !== '',
    actionKey: item.action,
  }
}
