import type { Ctx } from '#platform/server'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { type SafeContact, safeContactsIn } from './safe-contact.store.server.ts'

/** How a person of a case is reached safely today, with the name by which the reader knows them. */
export type KnownContact = { readonly subjectId: string; readonly label: string; readonly contact: SafeContact }

/** For everybody in the case whose contact the reader may know, in the order of the persons. */
export async function contactsToMind(
  ctx: Ctx,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<readonly KnownContact[]> {
  const current = (await safeContactsIn(ctx, id)).filter(({ replaced }) => !replaced)
  if (current.length === 0) return []
  return (await peopleOf(ctx, id)).flatMap((person) => {
    const contact = current.find(({ subjectId }) => subjectId === person.id)
    return contact ? [{ subjectId: person.id, label: personLabel(person, code), contact }] : []
  })
}
