import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { basketItem } from '../basket/basket-item.store.server.ts'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { needCategory, type RefusalBody } from './need.domain.ts'
import type { NextStepInput } from './need.schema.ts'
import { refusalsOf, writeEntry } from './need.store.server.ts'

export type SayNextStepRefusal = 'not_refused' | 'until_missing' | 'day_past' | 'no_place' | 'case_closed'

/**
 * Says who refused a line of the basket, why, and what comes next: something else, nothing because there is nothing, or a day to come back to
 * it. A newer answer takes the place of the one before. The act of the institution that keeps the case.
 */
export async function sayNextStep(
  ctx: Ctx,
  input: NextStepInput & { readonly caseId: string; readonly itemId: string },
): Promise<Outcome<null, SayNextStepRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const line = await basketItem(ctx, file.id, input.itemId)
  if (!(await keeps(ctx, file.id))) throw new Forbidden('casework.case.keep')
  if (file.closedOn) return refused('case_closed')
  const category = needCategory(file.model)
  if (category === null) return refused('no_place')
  if (line.state !== 'refused') return refused('not_refused')
  if (input.next === 'later' && !input.until) return refused('until_missing', { field: 'until' })
  if (input.until && input.until < ctx.today) return refused('day_past', { field: 'until' })
  const { by, words, next } = input
  const body: RefusalBody = { by, words, next, until: next === 'later' ? (input.until ?? null) : null }
  const older = (await refusalsOf(ctx, file.id)).get(line.id)?.itemId ?? null
  const entry = { kind: 'refusal', category, subjectId: null, rowKey: line.id, body } as const
  const item = await writeEntry(ctx, file, entry, older)
  const payload = { item: line.id, by, next }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.basket_item.next_step', payload, item })
  return ok(null)
}
