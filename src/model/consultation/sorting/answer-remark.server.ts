import { type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, me } from '#platform/server'
import type { Decision } from '../consultation.domain.ts'
import type { RemarkId } from '../consultation-ids.ts'
import { MY_REMARKS } from '../consultation-paths.ts'
import { recordSorted } from './merge-remarks.server.ts'
import { authorsOf, changesOf, remarkToSort, saveAnswer } from './remark-to-sort.store.server.ts'

export type AnswerRemark = {
  readonly remarkId: RemarkId
  readonly decision: Decision
  readonly reason: string
  /** The number of the change of the draft that carries the answer out. */
  readonly change?: number | undefined
}
export type AnswerRemarkRefusal = 'closed' | 'merged' | 'no_such_change' | 'rejected_with_change'

/**
 * Decides on a remark, with a reason; remarks merged into it get the same answer. A later answer replaces it and both are kept, until the
 * consultation is closed. Authors of a remark from work are told by a notice that says nothing of it.
 */
export async function answerRemark(
  ctx: Ctx,
  { remarkId, decision, reason, change }: AnswerRemark,
): Promise<Outcome<number, AnswerRemarkRefusal>> {
  const remark = await remarkToSort(ctx, remarkId)
  if (remark.closed) return refused('closed')
  if (remark.mergedInto !== null) return refused('merged')
  const changes = change === undefined || remark.draftId === null ? [] : await changesOf(ctx, remark.draftId)
  const found = changes.find(({ no }) => no === change) ?? null
  if (change !== undefined && !found) return refused('no_such_change', { field: 'change' })
  if (found && (decision === 'rejected' || decision === 'noted'))
    return refused('rejected_with_change', { field: 'change' })
  const no = await saveAnswer(ctx, remark.id, { decision, reason, change: found }, me(ctx))
  if (remark.consultationId === null) await tellAuthors(ctx, remark.id)
  await recordSorted(ctx, remark, 'model.remark.answered', { answer: no, decision, change: found?.no ?? null })
  return ok(no)
}

async function tellAuthors(ctx: Ctx, remarkId: string): Promise<void> {
  for (const to of await authorsOf(ctx, remarkId))
    if (to !== me(ctx)) await notify(ctx, { to, kind: 'remark_answered', link: MY_REMARKS })
}
