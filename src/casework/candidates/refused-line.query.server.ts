import type { Ctx } from '#platform/server'
import { itemPageOf } from '../basket/basket-page.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { needsOf, refusalsOf } from './need.store.server.ts'
import { linesHere } from './running.query.server.ts'

/** A line of the basket after a refusal: the need it was for, and what was said before about what comes next. For those who keep the case. */
export async function refusedLine(ctx: Ctx, caseId: string, itemId: string) {
  const loaded = await itemPageOf(ctx, caseId, itemId)
  await mayKeep(ctx, caseId)
  const rowKey = (await linesHere(ctx, loaded.known)).find(({ id }) => id === itemId)?.rowKey ?? ''
  const need = (await needsOf(ctx, caseId)).find(({ rows }) => rows.includes(rowKey))
  return { ...loaded, need: need ?? null, said: (await refusalsOf(ctx, caseId)).get(itemId) ?? null }
}
