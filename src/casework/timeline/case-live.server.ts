import { z } from 'zod'
import { CaseId } from '#kernel'
import { CASE_CHANGED, type Followed } from '#platform/server'
import { changedSince } from './newest-change.query.server.ts'

/** What an open page of a case follows: that somebody else changed something in it. Nothing of what it was travels. */
export const caseFollowed: Followed<'/cases/:caseId/live', { readonly caseId: CaseId }> = {
  path: '/cases/:caseId/live',
  params: z.object({ caseId: CaseId }),
  topic: CASE_CHANGED,
  idOf: ({ caseId }) => caseId,
  scope: ({ caseId }) => caseId,
  revision: (ctx, { caseId }, after) => changedSince(ctx, caseId, after),
}
