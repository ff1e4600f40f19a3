import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type AnswerLink, workingLink } from './answer-link.store.server.ts'
import { makeLink, requestOfCase } from './make-link.server.ts'
import type { RequestPut } from './request.store.server.ts'

type Asked = { readonly caseId: string; readonly instanceId: string }

/** A request with the link by which it may be answered. */
export type ByLink = {
  readonly frame: CaseFrame
  readonly request: RequestPut
  readonly working: AnswerLink | null
  /** The secret of a link just made, shown this once. */
  readonly made: string | null
}

/** For those who keep the case. */
export async function byLink(ctx: Ctx, { caseId, instanceId }: Asked): Promise<ByLink> {
  const frame = await caseFrame(ctx, await caseFile(ctx, caseId))
  const request = await requestOfCase(ctx, caseId, instanceId)
  return { frame, request, working: await workingLink(ctx, instanceId), made: null }
}

/** The same with a link made now. */
export async function madeNow(ctx: Ctx, asked: Asked): Promise<ByLink> {
  const { frame } = await byLink(ctx, asked)
  const done = await makeLink(ctx, asked.caseId, asked.instanceId)
  const after = await byLink(ctx, asked)
  // Where none was made, the page says why: the request is answered, or the case closed.
  return done.ok ? { ...after, frame, made: done.value } : { ...after, frame }
}
