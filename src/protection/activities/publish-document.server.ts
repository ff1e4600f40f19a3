import { type InstitutionId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { lockProtectionOf } from '../desk/protection.store.server.ts'
import { DocumentId, incompletePart, type Kind, type Texts } from './document.domain.ts'
import { versionsOf } from './document.query.server.ts'
import { addDocument } from './document.store.server.ts'

export type PublishDocumentInput = {
  readonly institutionId: InstitutionId
  readonly kind: Kind
  /** Of the description that this is the next version of; left out for a new one. */
  readonly threadId?: string | undefined
  readonly name: string
  readonly texts: Texts
  readonly from: LocalDate
  readonly ends?: boolean
}
export type PublishDocumentRefusal = 'incomplete' | 'begins_in_past' | 'later_version'

/**
 * Writes the next version of a description, or the first of a new one, from today or a later day on (RODO art. 30 and 35). Answers which
 * description it is. Throws NotFound and Forbidden.
 */
export async function publishDocument(
  ctx: Ctx,
  { institutionId, kind, threadId, name, texts, from, ends = false }: PublishDocumentInput,
): Promise<Outcome<string, PublishDocumentRefusal>> {
  await institutionFor(ctx, institutionId, 'describe')
  const incomplete = incompletePart(kind, texts)
  if (incomplete) return refused('incomplete', { field: incomplete })
  if (from < ctx.today) return refused('begins_in_past', { field: 'from' })
  await lockProtectionOf(ctx, institutionId)
  const last = threadId === undefined ? null : (await versionsOf(ctx, institutionId, kind, threadId)).last
  if (last && last.from > from) return refused('later_version', { field: 'from' })

  const id = DocumentId.parse(ctx.newId())
  const thread = last?.threadId ?? ctx.newId()
  const no = (last?.no ?? 0) + 1
  await addDocument(ctx, { id, institutionId, kind, threadId: thread, no, name, texts, from, ends })
  const payload = { document: id, kind, no, from, ends }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.document.published', payload })
  return ok(thread)
}
