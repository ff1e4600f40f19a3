import { type Ctx, record } from '#platform/server'
import { type Account, changeAccount } from '../accounts/account.store.server.ts'
import { lockedUntil, MOST_FAILURES_OF_ADDRESS } from './lock-out.domain.ts'
import { noteFailure, recentFailures } from './lock-out.store.server.ts'

/** Whether an account is closed for a while by failures before. */
export const isLocked = (account: Account, now: Date): boolean =>
  account.lockedUntil !== null && account.lockedUntil > now

/** Whether a network address failed too often to be heard. */
export const failedTooOften = async (ctx: Ctx, address: string): Promise<boolean> =>
  (await recentFailures(ctx, address)) >= MOST_FAILURES_OF_ADDRESS

/** Counts a wrong password or a wrong code against the network address and the account. What comes while it is locked does not lengthen the lock. */
export async function countFailure(ctx: Ctx, account: Account | null, address: string): Promise<void> {
  await noteFailure(ctx, address)
  if (!account || isLocked(account, ctx.now)) return
  const failures = account.failures + 1
  const until = lockedUntil(failures, ctx.now)
  await changeAccount(ctx, account.personId, { failures, lockedUntil: until })
  if (!until) return
  await record(ctx, {
    chain: 'person',
    about: account.personId,
    name: 'identity.account.locked',
    payload: { failures },
  })
}

/** Somebody is in: their failures before no longer count. A right password alone is not enough, or codes could be tried without end. */
export async function forgetFailures(ctx: Ctx, account: Account): Promise<void> {
  if (account.failures > 0) await changeAccount(ctx, account.personId, { failures: 0, lockedUntil: null })
}
