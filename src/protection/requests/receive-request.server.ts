import { type InstitutionId, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { lockProtectionOf } from '../desk/protection.store.server.ts'
import { type Asked, RequestId } from './request.domain.ts'
import { requestsOf } from './request.query.server.ts'
import { addRequest } from './request.store.server.ts'

export type ReceiveInput = Asked & { readonly institutionId: InstitutionId }
export type ReceiveRefusal = 'received_in_future'

/** Enters what somebody asked about their own data; the month counts from the day it was received. Throws NotFound and Forbidden. */
export async function receiveRequest(ctx: Ctx, input: ReceiveInput): Promise<Outcome<RequestId, ReceiveRefusal>> {
  const { institutionId, receivedOn, rights } = input
  await institutionFor(ctx, institutionId, 'receive')
  if (receivedOn > ctx.today) return refused('received_in_future', { field: 'receivedOn' })
  await lockProtectionOf(ctx, institutionId)
  const id = RequestId.parse(ctx.newId())
  const no = ((await requestsOf(ctx, institutionId))[0]?.no ?? 0) + 1
  await addRequest(ctx, { ...input, id, no })
  const payload = { request: id, no, received: receivedOn, rights }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.request.received', payload })
  return ok(id)
}
