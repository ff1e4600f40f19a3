import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { MOST_REMARKS_AN_HOUR } from '../consultation.domain.ts'
import type { ConsultationId } from '../consultation-ids.ts'
import { readConsulted, standsIn } from '../consulted-text.domain.ts'
import { consultationToAct } from '../opening/consultation.store.server.ts'
import { stoppedBy } from './client-data-refused.domain.ts'
import { ownInstitutions } from './own-institutions.query.server.ts'
import type { RemarkForm } from './remark.schema.ts'
import { type NewRemark, saveRemark, takesRemarkFrom } from './remark.store.server.ts'

export type SendRemark = RemarkForm & { readonly consultationId: ConsultationId }
export type SendRemarkRefusal =
  | 'takes_none_today'
  | 'filled_by_program'
  | 'no_such_place'
  | 'client_data'
  | 'not_your_institution'
  | 'too_many'

/**
 * Takes a remark on the page of a consultation, on one of its days and from whoever is asked. Without an account it is taken too where
 * everybody is asked: nothing about the author is needed, and one network address (`address`) sends only so many in an hour.
 */
export async function sendRemark(
  ctx: Ctx,
  input: SendRemark,
  address: string,
): Promise<Outcome<number, SendRemarkRefusal>> {
  const found = await consultationToAct(ctx, input.consultationId)
  if (!found.maySend) return refused('takes_none_today')
  if (input.website !== undefined) return refused('filled_by_program')
  if (!standsIn(readConsulted(found.document), input.about)) return refused('no_such_place', { field: 'about' })
  const stopped = stoppedBy(input, input.ordinary)
  if (stopped) return refused('client_data', { field: stopped.field, count: stopped.finds.length })
  const author = await authorOf(ctx, input)
  if (!author) return refused('not_your_institution', { field: 'institutionId' })
  if (ctx.actor.kind !== 'person' && !(await takesRemarkFrom(ctx, address, MOST_REMARKS_AN_HOUR)))
    return refused('too_many')
  const { modelId, version } = found
  const { about, kind, words, proposed, reason, consultationId } = input
  const said = { modelId, version, consultationId, about, kind, words, proposed, reason, source: 'page' as const }
  const { id, no } = await saveRemark(ctx, { ...said, ...author })
  await record(ctx, {
    chain: 'model',
    about: consultationId,
    name: 'model.remark.sent',
    payload: { remark: id, no, place: about },
  })
  return ok(no)
}

/** Who a remark is from: a worker of an institution of theirs, or whatever somebody without an account typed. Null: not where they work. */
async function authorOf(ctx: Ctx, input: RemarkForm): Promise<Partial<NewRemark> | null> {
  const { authorName, authorInstitution, nameShown, institutionId } = input
  if (ctx.actor.kind !== 'person')
    return { authorName, authorInstitution, nameShown: nameShown && authorName !== undefined }
  const mine = await ownInstitutions(ctx)
  const from = institutionId ?? mine[0]?.id
  if (institutionId && !mine.some(({ id }) => id === institutionId)) return null
  return { authorId: ctx.actor.personId, institutionId: from, nameShown }
}
