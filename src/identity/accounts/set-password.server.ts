import { NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type PasswordRefusal, passwordProblem } from '../passwords/password.domain.ts'
import { hashPassword } from '../passwords/password-hash.server.ts'
import { closeSessionsOf } from '../sessions/session.store.server.ts'
import { accountToAct, changeAccount } from './account.store.server.ts'
import type { Purpose } from './ticket.domain.ts'
import { cancelTickets, ticketHolder } from './ticket.store.server.ts'

export type SetPassword = { readonly purpose: Purpose; readonly token: string; readonly password: string }

/**
 * Sets a password by the link of an invitation or of a forgotten password: opens the account, ends its sessions and its lock, and uses the link up.
 * Acts as `sign_in`. Throws NotFound for a link that no longer works and for a blocked account.
 */
export async function setPassword(ctx: Ctx, input: SetPassword): Promise<Outcome<null, PasswordRefusal>> {
  const personId = await ticketHolder(ctx, input.token, input.purpose)
  const account = await accountToAct(ctx, personId)
  if (account.state === 'blocked') throw new NotFound('account')
  // Held by now: a second post of the same link waited here and finds it used.
  await ticketHolder(ctx, input.token, input.purpose)
  const problem = passwordProblem(input.password, account)
  if (problem) return refused(problem, { field: 'password' })

  const passwordHash = await hashPassword(input.password)
  await changeAccount(ctx, personId, { passwordHash, state: 'active', failures: 0, lockedUntil: null })
  await cancelTickets(ctx, personId, ['invitation', 'password_reset'])
  await closeSessionsOf(ctx, personId)
  await record(ctx, {
    chain: 'person',
    about: personId,
    name: 'identity.password.set',
    payload: { purpose: input.purpose },
  })
  return ok(null)
}

/** What the page of such a link shows: whose account it opens. Throws NotFound for a link that no longer works. */
export async function accountOfLink(ctx: Ctx, purpose: Purpose, token: string): Promise<{ readonly email: string }> {
  const { email, state } = await accountToAct(ctx, await ticketHolder(ctx, token, purpose))
  if (state === 'blocked') throw new NotFound('account')
  return { email }
}
