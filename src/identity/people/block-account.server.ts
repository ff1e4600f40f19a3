import { type Outcome, ok, type PersonId, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { accountToAct, changeAccount } from '../accounts/account.store.server.ts'
import { mustInvite } from '../accounts/may.query.server.ts'
import { sendLink } from '../accounts/send-link.server.ts'
import { cancelTickets } from '../accounts/ticket.store.server.ts'
import { closeSessionsOf } from '../sessions/session.store.server.ts'

type About = { readonly personId: PersonId }

/** Closes an account: its sessions and links end at once. Nobody blocks themselves, so that an administrator always remains. */
export async function blockAccount(ctx: Ctx, { personId }: About): Promise<Outcome<null, 'own_account'>> {
  await mustInvite(ctx)
  await accountToAct(ctx, personId)
  if (personId === me(ctx)) return refused('own_account')
  await changeAccount(ctx, personId, { state: 'blocked' })
  await cancelTickets(ctx, personId, ['invitation', 'password_reset'])
  await closeSessionsOf(ctx, personId)
  await record(ctx, { chain: 'person', about: personId, name: 'identity.account.blocked' })
  return ok(null)
}

/** Opens a blocked account again: with the password it had, or as invited when it never had one. */
export async function unblockAccount(ctx: Ctx, { personId }: About): Promise<Outcome<null, 'not_blocked'>> {
  await mustInvite(ctx)
  const account = await accountToAct(ctx, personId)
  if (account.state !== 'blocked') return refused('not_blocked')
  const state = account.passwordHash === null ? 'invited' : 'active'
  await changeAccount(ctx, personId, { state, failures: 0, lockedUntil: null })
  await record(ctx, { chain: 'person', about: personId, name: 'identity.account.unblocked' })
  return ok(null)
}

/** Sends a link again: the invitation while no password was set, otherwise the one for a new password. */
export async function sendLinkAgain(ctx: Ctx, { personId }: About): Promise<Outcome<null, 'account_blocked'>> {
  await mustInvite(ctx)
  const account = await accountToAct(ctx, personId)
  if (account.state === 'blocked') return refused('account_blocked')
  const purpose = account.state === 'invited' ? 'invitation' : 'password_reset'
  await sendLink(ctx, personId, purpose)
  await record(ctx, { chain: 'person', about: personId, name: 'identity.link.sent', payload: { purpose } })
  return ok(null)
}
