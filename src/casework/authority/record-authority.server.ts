import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { familyCategories } from '../families/categories.domain.ts'
import { subjectToCorrect } from '../families/person.store.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { authorityFacts, type DocumentWords, saveAuthority } from './authority.store.server.ts'
import { type AuthoritySaidRefusal, coversConsent, objectionTo } from './authority-input.domain.ts'
import { type AuthorityInput, OUTSIDE } from './record-authority.schema.ts'

export type RecordAuthorityRefusal = AuthoritySaidRefusal | 'unknown_holder' | 'holder_unnamed' | 'case_closed'

/**
 * Notes who decides for a child, or for an adult without full legal capacity: from which document, from when. The act of the institution
 * that keeps the case. A newer decision stands beside the older one and counts from its own day.
 */
export async function recordAuthority(
  ctx: Ctx,
  input: AuthorityInput & { readonly caseId: string; readonly subjectId: string },
): Promise<Outcome<string, RecordAuthorityRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  const subject = await subjectToCorrect(ctx, file.id, input.subjectId)
  if (file.closedOn) return refused('case_closed')
  const objection = objectionTo(input, { child: !subject.adult, today: ctx.today })
  if (objection) return refused(objection.refusal, { field: objection.field })
  const outside = input.holder === OUTSIDE
  if (outside && !input.holderName) return refused('holder_unnamed', { field: 'holderName' })
  const { persons } = await authorityFacts(ctx, file.id)
  if (!outside && !persons.some(({ id }) => id === input.holder && id !== subject.id)) {
    return refused('unknown_holder', { field: 'holder' })
  }
  const { court = '', signature = '', holderName = '' } = input
  const words = { ...(outside ? { holder: holderName } : {}), court, signature }
  const itemId = await writeWords(ctx, file, subject.id, words)
  const id = await saveAuthority(ctx, {
    caseId: file.id,
    itemId,
    subjectId: subject.id,
    holder: outside ? null : input.holder,
    kind: input.kind,
    covers: coversConsent(input),
    document: input.document,
    documentOn: input.documentOn ?? null,
    from: input.from,
    until: input.until ?? null,
  })
  const payload = { subject: subject.id, authority: id, kind: input.kind }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.authority.recorded', payload, item: itemId })
  return ok(id)
}

/** Keeps the words of a document as an entry about the person, under the category of identity unless told another: whoever reads the one reads the other. */
export async function writeWords(
  ctx: Ctx,
  file: CaseFile,
  subjectId: string,
  words: DocumentWords,
  kind: 'authority' | 'consent' = 'authority',
  category: string = familyCategories(file.model).identity,
): Promise<string> {
  const seat = (await seatsOfMine(ctx, file.id)).find(({ sees }) => sees === 'names')
  if (!seat) throw new Error('nobody to write for: the caller checks the right first')
  const { institution: owner } = seat
  const about = { caseId: file.id, keeper: file.keeper, owner, subjectId }
  return writeItem(ctx, { ...about, kind, category, body: words })
}
