import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, me, record } from '#platform/server'
import { consultationState, unanswered } from '../consultation.domain.ts'
import type { ConsultationId } from '../consultation-ids.ts'
import { MY_REMARKS } from '../consultation-paths.ts'
import { authorsIn, sortableIn } from '../sorting/remark-to-sort.store.server.ts'
import { consultationsOf, consultationToAct, saveClosed } from './consultation.store.server.ts'

export type CloseConsultationRefusal = 'closed' | 'still_open' | 'unanswered'

/**
 * Ends a consultation after its last day, once every remark has an answer: nobody is left without one. From then on the remarks and answers
 * are shown to whoever was asked, and authors with an account are told by a notice that says nothing of them.
 */
export async function closeConsultation(
  ctx: Ctx,
  { consultationId }: { readonly consultationId: ConsultationId },
): Promise<Outcome<string, CloseConsultationRefusal>> {
  const found = await consultationToAct(ctx, consultationId)
  if (!found.mayClose) throw new Forbidden('model.consultation.close')
  const state = consultationState(found, ctx.today)
  if (state === 'closed') return refused('closed')
  if (state !== 'answering') return refused('still_open')
  const waiting = unanswered(await sortableIn(ctx, { consultationId, modelId: found.modelId }))
  if (waiting.length > 0) return refused('unanswered', { count: waiting.length })
  await saveClosed(ctx, consultationId, me(ctx))
  for (const to of await authorsIn(ctx, consultationId))
    if (to !== me(ctx)) await notify(ctx, { to, kind: 'consultation_closed', link: MY_REMARKS })
  await record(ctx, { chain: 'model', about: consultationId, name: 'model.consultation.closed' })
  return ok(consultationId)
}

/** Whether a draft was consulted here and nobody was left without an answer. */
export async function everyRemarkAnswered(ctx: Ctx, draftId: string): Promise<boolean> {
  const { all, open } = await consultationsOf(ctx, draftId)
  return all > 0 && open === 0
}

/** Whether a consultation of a draft is not closed yet, so that `consulted` may not be recorded of its version. */
export const isConsulted = async (ctx: Ctx, draftId: string): Promise<boolean> =>
  (await consultationsOf(ctx, draftId)).open > 0
