import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { familyCategories } from '../families/categories.domain.ts'
import { subjectToCorrect } from '../families/person.store.server.ts'
import { endCodes, safeContact } from '../family-page/family-page.store.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { caseOfSidesToAct } from './one-sided.store.server.ts'
import { type ContactObjection, type ContactSaid, forbidsChannel, objectionToContact } from './safe-contact.domain.ts'
import { saveSafeContact } from './safe-contact.store.server.ts'

export type RecordContactRefusal = ContactObjection | 'day_ahead' | 'case_closed'

/**
 * Records how a person is reached safely, as that person said it. It takes the place of what was said before. A page of the family opened by a
 * code that went a way now closed is closed at once.
 */
export async function recordSafeContact(
  ctx: Ctx,
  input: ContactSaid & { readonly caseId: string; readonly subjectId: string; readonly since: LocalDate },
): Promise<Outcome<null, RecordContactRefusal>> {
  const file = await caseOfSidesToAct(ctx, input.caseId)
  const { id: subjectId } = await subjectToCorrect(ctx, file.id, input.subjectId)
  if (file.closedOn) return refused('case_closed')
  const objection = objectionToContact(input)
  if (objection) return refused(objection.refusal, { field: objection.field })
  if (input.since > ctx.today) return refused('day_ahead', { field: 'since' })
  const { never, safe = null, hours = '', through = '', since } = input
  const itemId = await writeItem(ctx, {
    ...{ caseId: file.id, keeper: file.keeper, owner: file.keeper, subjectId, kind: 'safe_contact' },
    category: familyCategories(file.model).identity,
    body: { hours, through },
  })
  const about = { caseId: file.id, subjectId }
  await saveSafeContact(ctx, { ...about, itemId, never, safe, since })
  const confirmed = await safeContact(ctx, about)
  if (confirmed && forbidsChannel(never, confirmed.channel)) await endCodes(ctx, about)
  const payload = { subject: subjectId }
  await record(ctx, {
    ...{ chain: 'case', about: file.id, name: 'casework.safe_contact.recorded', item: itemId },
    payload,
  })
  return ok(null)
}
