import { type Outcome, ok, type PersonId, refused } from '#kernel'
import { type Ctx, postLetter, record, type Vault } from '#platform/server'
import { accountOfEmail, accountToAct } from '../accounts/account.store.server.ts'
import { mustInvite } from '../accounts/may.query.server.ts'
import { SECOND_FACTOR_PATH } from '../sessions/return-path.domain.ts'
import { closeSessionsOf } from '../sessions/session.store.server.ts'
import { type EndedWhy, endFactor, peopleSealedByOtherKey } from './second-factor.store.server.ts'

/** Reasons a person is asked for. */
export const RESET_REASONS = ['lost_device', 'new_device', 'suspicion'] as const satisfies readonly EndedWhy[]

export type ResetSecondFactor = { readonly personId: PersonId; readonly reason: EndedWhy }

/**
 * Takes away the second factor of somebody who has lost the app and the recovery codes. Their sessions end, and a letter tells them. Nobody does
 * it to their own: whoever sat down at an administrator's computer would have it replaced without a code. Throws NotFound, and Forbidden for
 * whoever does not keep accounts.
 */
export async function resetSecondFactor(
  ctx: Ctx,
  { personId, reason }: ResetSecondFactor,
): Promise<Outcome<null, 'own_account' | 'no_second_factor'>> {
  await mustInvite(ctx)
  await accountToAct(ctx, personId)
  if (ctx.actor.kind === 'person' && ctx.actor.personId === personId) return refused('own_account')
  if (!(await endFactor(ctx, personId, reason))) return refused('no_second_factor')
  await closeSessionsOf(ctx, personId)
  await postLetter(ctx, { to: personId, template: 'identity.second_factor_reset', link: SECOND_FACTOR_PATH })
  await record(ctx, {
    chain: 'person',
    about: personId,
    name: 'identity.second_factor.reset',
    payload: { reason },
  })
  return ok(null)
}

/** The same at the terminal, by the address of the account. Acts as `setup`. */
export async function resetByEmail(
  ctx: Ctx,
  input: { readonly email: string; readonly reason: string },
): Promise<Outcome<null, 'no_account' | 'no_reason' | 'own_account' | 'no_second_factor'>> {
  const reason = RESET_REASONS.find((one) => one === input.reason)
  if (!reason) return refused('no_reason')
  const account = await accountOfEmail(ctx, input.email)
  if (!account) return refused('no_account')
  return resetSecondFactor(ctx, { personId: account.personId, reason })
}

/** When the key of the installation is lost: takes away every second factor that it sealed. Acts as `setup`; answers how many. */
export async function resetOfOtherKey(ctx: Ctx, vault: Vault): Promise<number> {
  const people = await peopleSealedByOtherKey(ctx, vault)
  for (const personId of people) await resetSecondFactor(ctx, { personId, reason: 'lost_key' })
  return people.length
}
