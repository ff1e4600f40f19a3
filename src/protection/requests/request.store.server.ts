import type { InstitutionId } from '#kernel'
import type { Ctx } from '#platform/server'
import { byWhom } from '../desk/protection.store.server.ts'
import type { DataRequest, RequestId } from './request.domain.ts'
import { requestAt } from './request.query.server.ts'

export async function addRequest(
  ctx: Ctx,
  request: Omit<DataRequest, 'identity' | 'extension' | 'answer'>,
): Promise<void> {
  await ctx.db
    .insertInto('protection.request')
    .values({
      id: request.id,
      institution_id: request.institutionId,
      no: request.no,
      received_on: request.receivedOn,
      received_how: request.receivedHow,
      rights: [...request.rights],
      asker: request.asker,
      contact: request.contact,
      words: request.words,
      received_by: byWhom(ctx),
    })
    .execute()
}

/** A request, locked. Throws NotFound. */
export async function requestToAnswer(ctx: Ctx, institutionId: InstitutionId, id: RequestId): Promise<DataRequest> {
  await ctx.db.selectFrom('protection.request').select('id').where('id', '=', id).forUpdate().execute()
  return requestAt(ctx, institutionId, id)
}

export async function saveIdentity(ctx: Ctx, id: RequestId, { how, on }: NonNullable<DataRequest['identity']>) {
  await ctx.db
    .updateTable('protection.request')
    .set({ identity_how: how, identity_on: on })
    .where('id', '=', id)
    .execute()
}

export async function saveExtension(ctx: Ctx, id: RequestId, extension: NonNullable<DataRequest['extension']>) {
  await ctx.db
    .updateTable('protection.request')
    .set({ extended_months: extension.months, extended_reason: extension.reason, extended_on: extension.on })
    .where('id', '=', id)
    .execute()
}

export async function saveAnswer(ctx: Ctx, id: RequestId, { kind, words, on }: NonNullable<DataRequest['answer']>) {
  await ctx.db
    .updateTable('protection.request')
    .set({ answer: kind, answer_words: words, answered_on: on })
    .where('id', '=', id)
    .execute()
}

export async function savePassing(
  ctx: Ctx,
  { request, personId, by }: { readonly request: DataRequest; readonly personId: string; readonly by: string },
): Promise<void> {
  const row = { id: ctx.newId(), request_id: request.id, institution_id: request.institutionId, person_id: personId }
  await ctx.db
    .insertInto('protection.request_worker')
    .values({ ...row, given_by: by, given_at: ctx.now })
    .execute()
}

export async function endPassing(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.updateTable('protection.request_worker').set({ ended_at: ctx.now }).where('id', '=', id).execute()
}
