import { type BoundItem, bound, FAMILY, type Form, type Section } from '#model'
import type { Ctx } from '#platform/server'
import { addBasketItem } from '../basket/basket-item.store.server.ts'
import { serviceKey } from '../basket/service-key.domain.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { type CompletedForm, entryAt } from './completed-form.ts'

/** Urgent help stands in the basket at once and is ordered from its provider; source and amount may follow (FORMAT.md, section 9). */
export async function orderUrgentHelp(ctx: Ctx, done: CompletedForm): Promise<void> {
  const { known, form, answers, instanceId } = done
  for (const item of bound(form, answers).items) {
    const provider = item.provider === FAMILY ? null : item.provider
    const id = await addBasketItem(ctx, {
      caseId: known.file.id,
      instanceId,
      rowKey: item.id ?? instanceId,
      itemId: entryAt(done, sectionOf(form, item).id, item.id),
      urgent: item.urgent,
      goods: item.kind === 'goods',
      serviceKey: serviceKey(item.what),
      provider,
      subjectId: item.person,
      from: item.from ?? ctx.today,
      until: item.to,
      state: 'requested',
    })
    await noteEvent(ctx, {
      caseId: known.file.id,
      event: 'item_ordered',
      onDay: ctx.today,
      instance: id,
      institutionId: provider ?? undefined,
    })
  }
}

function sectionOf(form: Form, item: BoundItem): Section {
  const section = form.sections.find(
    ({ binds, repeat }) => binds === 'basket_item' && (item.id === null) === (repeat === undefined),
  )
  if (!section) throw new Error(`form ${form.id} has no rows of basket items`)
  return section
}
