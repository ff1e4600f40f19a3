import { notify } from '#notices/server'
import type { Ctx } from '#platform/server'
import { answerToTell } from './request.store.server.ts'

/**
 * The job that tells whoever asked that an answer came: whoever answers often sees no case and knows no code, so the worker tells it. Parts
 * that come before the first was read are told once.
 */
export const TELL_ANSWERED = 'casework.request.tell_answered'

/** Tells it, in the case and with its code: nothing of the answer. */
export async function tellAnswered(ctx: Ctx, requestId: string): Promise<void> {
  for (const { caseId, code, to } of await answerToTell(ctx, requestId)) {
    const link = `/cases/${caseId}/requests/${requestId}`
    await notify(ctx, { to, kind: 'request_answered', link, about: { id: caseId, code } })
  }
}
