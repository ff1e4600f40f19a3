import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { pairsAmong } from './apart.store.server.ts'
import { contactsToMind, type KnownContact } from './contacts.query.server.ts'

/** What is to be minded about persons of the family who meet others, as far as the reader may know. */
export type Guests = {
  readonly family: readonly { readonly value: string; readonly label: string }[]
  /** How each of them is reached safely. */
  readonly contacts: readonly KnownContact[]
  /** Who of them must not meet whom. */
  readonly pairs: readonly { readonly one: string; readonly other: string }[]
}

/** Of the persons of the family among those invited to a meeting. */
export async function guestsOf(
  ctx: Ctx,
  { file }: KnownCase,
  invited: readonly { readonly subjectId: string | null }[],
): Promise<Guests> {
  const subjects = [...new Set(invited.flatMap(({ subjectId }) => subjectId ?? []))]
  if (subjects.length === 0) return { family: [], contacts: [], pairs: [] }
  const family = (await peopleOf(ctx, file.id)).filter(({ id }) => subjects.includes(id))
  const nameOf = (id: string) => {
    const person = family.find((one) => one.id === id)
    return person ? personLabel(person, file.code) : file.code
  }
  const pairs = subjects.length < 2 ? [] : await pairsAmong(ctx, file.id, subjects)
  return {
    family: family.map(({ id }) => ({ value: id, label: nameOf(id) })),
    contacts: (await contactsToMind(ctx, file)).filter(({ subjectId }) => subjects.includes(subjectId)),
    pairs: pairs.flatMap((pair) => (pair ? [{ one: nameOf(pair.one), other: nameOf(pair.other) }] : [])),
  }
}
