import { NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { caseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { endLinks, saveLink } from './answer-link.store.server.ts'
import { type RequestPut, requestPut } from './request.store.server.ts'

export type MakeLinkRefusal = 'already_answered' | 'case_closed'

/** Makes a link by which the institution that was asked answers once. Answers its secret: nobody can read it again. */
export async function makeLink(ctx: Ctx, caseId: string, requestId: string): Promise<Outcome<string, MakeLinkRefusal>> {
  const file = await caseToAct(ctx, caseId)
  const request = await requestOfCase(ctx, caseId, requestId)
  if (file.closedOn !== null) return refused('case_closed')
  if (request.closedOn !== null) return refused('already_answered')
  const secret = await saveLink(ctx, request)
  await record(ctx, {
    chain: 'case',
    about: caseId,
    name: 'casework.request.link_made',
    payload: { request: requestId },
  })
  return ok(secret)
}

/** The link stops working at once. */
export async function endLink(ctx: Ctx, caseId: string, requestId: string): Promise<Outcome<null, never>> {
  await caseToAct(ctx, caseId)
  await requestOfCase(ctx, caseId, requestId)
  await endLinks(ctx, requestId)
  await record(ctx, {
    chain: 'case',
    about: caseId,
    name: 'casework.request.link_ended',
    payload: { request: requestId },
  })
  return ok(null)
}

/** A request of a case that I keep. `NotFound` when it or the case is not there for me, `Forbidden` when the case is not mine to keep. */
export async function requestOfCase(ctx: Ctx, caseId: string, requestId: string): Promise<RequestPut> {
  await caseFile(ctx, caseId)
  await mayKeep(ctx, caseId)
  const request = await requestPut(ctx, requestId)
  if (request.caseId !== caseId) throw new NotFound('request')
  return request
}
