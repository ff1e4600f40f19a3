import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { subjectToCorrect } from '../families/person.store.server.ts'
import { saveIncapacity } from './authority.store.server.ts'
import { writeWords } from './record-authority.server.ts'

export type IncapacityInput = {
  readonly extent: 'full' | 'partial'
  readonly court: string
  readonly signature: string
  readonly documentOn: LocalDate
  readonly from: LocalDate
}
export type RecordIncapacityRefusal = 'not_an_adult' | 'document_ahead' | 'case_closed'

/**
 * Notes that a court took legal capacity from an adult, in full or in part (k.c. art. 13 and 16). Who represents them is noted apart, as
 * authority of a guardian or a curator.
 */
export async function recordIncapacity(
  ctx: Ctx,
  input: IncapacityInput & { readonly caseId: string; readonly subjectId: string },
): Promise<Outcome<string, RecordIncapacityRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  const subject = await subjectToCorrect(ctx, file.id, input.subjectId)
  if (file.closedOn) return refused('case_closed')
  if (!subject.adult) return refused('not_an_adult')
  if (input.documentOn > ctx.today) return refused('document_ahead', { field: 'documentOn' })
  const { court, signature, extent, documentOn, from } = input
  const itemId = await writeWords(ctx, file, subject.id, { court, signature })
  const about = { caseId: file.id, itemId, subjectId: subject.id }
  const id = await saveIncapacity(ctx, { ...about, extent, documentOn, from, until: null })
  const payload = { subject: subject.id, extent }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.incapacity.recorded', payload, item: itemId })
  return ok(id)
}
