import { OFFER_UNITS } from '#directory'
import { Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, enqueue, me, record } from '#platform/server'
import { basketItem } from '../basket/basket-item.store.server.ts'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { saveOrder, tieOf } from './unit.store.server.ts'
import type { ReorderWaitingInput } from './units.schema.ts'
import { mayReorder, waitingPlaces } from './units-of-line.query.server.ts'

export type ReorderWaitingRefusal = 'case_closed' | 'same'

/**
 * Says that a line waits urgently, or no longer, with the reason that people agreed on. The reason is an entry beside the line; who comes next
 * follows from it. For those who keep the case; throws `NotFound` for a line that does not wait.
 */
export async function reorderWaiting(
  ctx: Ctx,
  input: ReorderWaitingInput & { readonly caseId: string; readonly itemId: string },
): Promise<Outcome<null, ReorderWaitingRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const item = await basketItem(ctx, file.id, input.itemId)
  const waiting = (await waitingPlaces(ctx, file.id)).get(item.id)
  if (!waiting) throw new NotFound('waiting')
  const seat = (await seatsOfMine(ctx, file.id)).find(({ keeper, sees }) => keeper && sees === 'names')
  if (!seat || !(await mayReorder(ctx, file.id))) throw new Forbidden('casework.waiting.reorder')
  if (file.closedOn !== null) return refused('case_closed')
  const urgent = input.urgent === 'urgent'
  if (waiting.urgent === urgent) return refused('same', { field: 'urgent' })
  const itemId = await writeItem(ctx, {
    caseId: file.id,
    keeper: file.keeper,
    owner: seat.institution,
    kind: 'note',
    category: courseCategory(file.model),
    responsible: item.provider,
    body: { of: 'waiting', text: input.reason },
  })
  await saveOrder(ctx, { caseId: file.id, waitingId: waiting.waitingId, urgent, itemId, by: me(ctx) })
  const tie = await tieOf(ctx, { caseId: file.id, itemId: item.id })
  if (tie) await enqueue(ctx, { name: OFFER_UNITS, id: tie.serviceId })
  const fact = { name: 'casework.waiting.reordered', payload: { item: item.id, urgent } }
  await record(ctx, { chain: 'case', about: file.id, ...fact })
  return ok(null)
}
