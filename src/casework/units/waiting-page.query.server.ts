import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { type BasketLine, basketView } from '../basket/basket.query.server.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import {
  mayReorder,
  type OrderChange,
  orderChanges,
  type WaitingPlace,
  waitingPlaces,
} from './units-of-line.query.server.ts'

export type WaitingPage = {
  readonly frame: CaseFrame
  readonly line: BasketLine
  readonly waiting: WaitingPlace
  readonly changes: readonly OrderChange[]
  readonly mayReorder: boolean
  readonly now: Date
}

/** A line that waits, with all that its place follows from; `NotFound` for one that does not wait or is hidden. */
export async function waitingPageOf(ctx: Ctx, caseId: string, itemId: string): Promise<WaitingPage> {
  const known = await caseFacts(ctx, caseId)
  const [{ lines }, places] = await Promise.all([basketView(ctx, known), waitingPlaces(ctx, caseId)])
  const [line, waiting] = [lines.find(({ id }) => id === itemId), places.get(itemId)]
  if (!line || !waiting) throw new NotFound('waiting')
  const [frame, changes, may] = await Promise.all([
    caseFrame(ctx, known.file),
    orderChanges(ctx, caseId, waiting.waitingId),
    mayReorder(ctx, caseId),
  ])
  return { frame, line, waiting, changes, mayReorder: may && !frame.closed, now: ctx.now }
}
