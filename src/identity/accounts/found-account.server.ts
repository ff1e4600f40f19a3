import type { PersonId } from '#kernel'
import type { Locale } from '#platform'
import { type Ctx, record } from '#platform/server'
import { addAccount, appointAdministrator } from './account.store.server.ts'
import { mustInvite } from './may.query.server.ts'

export type FoundAccount = {
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  /** Made once by `hashPassword`: the accounts of a demonstration share one known password. */
  readonly passwordHash: string
  readonly locale?: Locale
  readonly administrator?: boolean
}

/** An account that can sign in at once, without an invitation: for the demonstration, by the system actor `setup`. Throws when the address is taken. */
export async function foundAccount(ctx: Ctx, input: FoundAccount): Promise<PersonId> {
  await mustInvite(ctx)
  const { administrator = false, locale = 'pl', ...rest } = input
  const personId = await addAccount(ctx, { ...rest, locale, state: 'active' })
  if (!personId) throw new Error('an account of this address was founded before')
  if (administrator) await appointAdministrator(ctx, personId)
  await record(ctx, { chain: 'person', about: personId, name: 'identity.account.founded', payload: { administrator } })
  return personId
}
