import { NotFound, type Outcome, ok } from '#kernel'
import { modelOf } from '#model/server'
import { notify } from '#notices/server'
import { type Ctx, enqueue, record } from '#platform/server'
import type { RankingBody } from '../candidates/need.domain.ts'
import { needPath } from '../candidates/need-paths.ts'
import { holdCase } from '../cases/case-file.store.server.ts'
import { voiceCategory } from '../opinions/record-opinion.server.ts'
import { type FamilyNeeds, inOwnOrder, type Placed } from './family-order.domain.ts'
import { familyNeeds, orderToTell, saveOrder } from './family-order.store.server.ts'

/** The job that tells those who keep the case: whoever holds a code knows nobody of them. */
export const TELL_ORDER = 'casework.family.tell_order'

type ToOrder = FamilyNeeds & { readonly category: string }

/** What the holder of the code may put in order; nothing where there is no need to order or the model keeps no voice of the family. */
export async function needsToOrder(ctx: Ctx): Promise<ToOrder | null> {
  const found = await familyNeeds(ctx)
  if (!found || found.needs.length === 0) return null
  const category = voiceCategory(await modelOf(ctx, found.versionId))
  return category === null ? null : { ...found, category }
}

/** The same for the page, with the look put on record. `NotFound` where there is nothing to order. */
export async function orderByCode(ctx: Ctx): Promise<FamilyNeeds> {
  const { category: _, ...found } = await mustOrder(ctx)
  const { caseId: about, subjectId: subject } = found
  await record(ctx, { chain: 'case', about, name: 'casework.family.page_looked', payload: { subject } })
  return found
}

async function mustOrder(ctx: Ctx): Promise<ToOrder> {
  const found = await needsToOrder(ctx)
  if (!found) throw new NotFound('family page')
  return found
}

/**
 * Keeps in which order one adult puts the needs, written by that person on their page. It takes the place of what they wrote there before, and
 * stands beside what workers wrote down. Acts as the holder of the code; the order has no faults.
 */
export async function tellOrder(ctx: Ctx, placed: readonly Placed[]): Promise<Outcome<null, never>> {
  const { caseId, category, needs } = await mustOrder(ctx)
  await holdCase(ctx, caseId)
  const wordsOf = new Map(needs.map(({ id, words }) => [id, words]))
  const order = inOwnOrder(placed.filter(({ need }) => wordsOf.has(need)))
  const body: RankingBody = {
    order,
    words: order
      .map(({ need, wish }, index) => [`${index + 1}. ${wordsOf.get(need)}`, wish].filter(Boolean).join(' – '))
      .join('\n'),
    ...{ told: 'itself', onDay: ctx.today },
  }
  const item = await saveOrder(ctx, category, body)
  await record(ctx, { chain: 'case', about: caseId, name: 'casework.family.ordered', item })
  await enqueue(ctx, { name: TELL_ORDER, id: item })
  return ok(null)
}

/** Tells them that there is an order, with the code of the case and no word of it. */
export async function tellOfOrder(ctx: Ctx, itemId: string): Promise<void> {
  for (const { caseId, code, to } of await orderToTell(ctx, itemId)) {
    await notify(ctx, { to, kind: 'family_order', link: needPath.all(caseId), about: { id: caseId, code } })
  }
}
