import type { PersonId } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { addPerson } from '../accounts/account.store.server.ts'
import { mustInvite } from '../accounts/may.query.server.ts'

export type EnterWorker = { readonly givenName: string; readonly familyName: string }

/** Enters a worker who has no account: somebody of an institution that acts on paper. Throws Forbidden for whoever does not invite people. */
export async function enterWorker(ctx: Ctx, input: EnterWorker): Promise<PersonId> {
  await mustInvite(ctx)
  const personId = await addPerson(ctx, input)
  await record(ctx, { chain: 'person', about: personId, name: 'identity.person.entered' })
  return personId
}
