import { type InstitutionId, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { workersOfRequest, workersToPass } from './given.query.server.ts'
import type { RequestId } from './request.domain.ts'
import { endPassing, requestToAnswer, savePassing } from './request.store.server.ts'

export type PassInput = {
  readonly institutionId: InstitutionId
  readonly requestId: RequestId
  readonly workers: readonly string[]
}
export type PassRefusal = 'already_answered' | 'not_access' | 'identity_missing' | 'not_a_worker'

/**
 * Passes a request for a copy of data on to workers of the institution, or takes it back from those who are not named any more. The data
 * protection officer prepares nothing: whoever approves a copy did not make it. Throws NotFound and Forbidden.
 */
export async function passRequest(
  ctx: Ctx,
  { institutionId, requestId, workers }: PassInput,
): Promise<Outcome<RequestId, PassRefusal>> {
  await institutionFor(ctx, institutionId, 'answer')
  const request = await requestToAnswer(ctx, institutionId, requestId)
  if (request.answer) return refused('already_answered')
  if (!request.rights.includes('access')) return refused('not_access')
  if (!request.identity && workers.length > 0) return refused('identity_missing')
  const known = new Set((await workersToPass(ctx, institutionId)).map(({ personId }) => personId))
  const standing = await workersOfRequest(ctx, requestId)
  const added = workers.filter((id) => !standing.some(({ personId }) => personId === id))
  if (added.some((id) => !known.has(id))) return refused('not_a_worker', { field: 'workers' })

  const gone = standing.filter(({ personId }) => !workers.includes(personId))
  for (const { id } of gone) await endPassing(ctx, id)
  for (const personId of added) await savePassing(ctx, { request, personId, by: me(ctx) })
  const payload = { request: requestId, no: request.no, workers }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.request.passed', payload })
  return ok(requestId)
}
