import { type Outcome, ok } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { accountOfEmail } from './account.store.server.ts'
import { sendLink } from './send-link.server.ts'
import { wasJustIssued } from './ticket.store.server.ts'

/**
 * Sends a link for a new password to an active account, or a new invitation to one that was never opened. The answer is the same for every
 * address, known or not. Acts as `sign_in`.
 */
export async function askNewPassword(ctx: Ctx, input: { readonly email: string }): Promise<Outcome<null, never>> {
  const account = await accountOfEmail(ctx, input.email)
  if (!account || account.state === 'blocked') return ok(null)
  const purpose = account.state === 'invited' ? 'invitation' : 'password_reset'
  if (await wasJustIssued(ctx, account.personId, purpose)) return ok(null)
  await sendLink(ctx, account.personId, purpose)
  await record(ctx, { chain: 'person', about: account.personId, name: 'identity.link.asked', payload: { purpose } })
  return ok(null)
}
