import { type Outcome, ok, type PersonId, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type Account, accountOfEmail, changeAccount } from '../accounts/account.store.server.ts'
import { hashPassword, isOutdated, isPassword } from '../passwords/password-hash.server.ts'
import { lockedUntil, MOST_FAILURES_OF_ADDRESS } from './lock-out.domain.ts'
import { noteFailure, recentFailures } from './lock-out.store.server.ts'
import { closeSession, openSession } from './session.store.server.ts'

export type SignInInput = {
  readonly email: string
  readonly password: string
  /** Network address, and what the browser calls itself. */
  readonly address: string
  readonly agent: string
  /** The session whose place the new one takes in this browser. */
  readonly replaces: string | null
}
/** What follows a right password. A second factor will be another `next`, with no session yet. */
export type SignInDone = { readonly next: 'done'; readonly personId: PersonId; readonly token: string }

/**
 * Signs somebody in. One refusal stands for an unknown address, a wrong password, an account that is invited, blocked or locked, and a
 * network address that failed too often. Acts as `sign_in`; its transaction must be kept when it refuses, because the failure is counted there.
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<Outcome<SignInDone, 'sign_in_refused'>> {
  if ((await recentFailures(ctx, input.address)) >= MOST_FAILURES_OF_ADDRESS) return refused('sign_in_refused')
  const account = await accountOfEmail(ctx, input.email)
  const proved = await provePassword(ctx, account, input)
  if (!account || !proved || account.state !== 'active') return refused('sign_in_refused')

  if (account.passwordHash && isOutdated(account.passwordHash)) {
    await changeAccount(ctx, account.personId, { passwordHash: await hashPassword(input.password) })
  }
  if (input.replaces) await closeSession(ctx, input.replaces)
  const token = await openSession(ctx, account.personId, input.agent)
  await record(ctx, { chain: 'person', about: account.personId, name: 'identity.session.began' })
  return ok({ next: 'done', personId: account.personId, token })
}

/**
 * Compares the password, counting failures of the account and of the network address. A locked account is compared too, so that the answer takes
 * as long, and refused all the same; such attempts do not lengthen the lock.
 */
export async function provePassword(
  ctx: Ctx,
  account: Account | null,
  { password, address }: Pick<SignInInput, 'password' | 'address'>,
): Promise<boolean> {
  const right = await isPassword(password, account?.passwordHash ?? null)
  const locked = account?.lockedUntil != null && account.lockedUntil > ctx.now
  if (account && right && !locked) {
    if (account.failures > 0) await changeAccount(ctx, account.personId, { failures: 0, lockedUntil: null })
    return true
  }
  await noteFailure(ctx, address)
  if (account && !locked) await countFailure(ctx, account)
  return false
}

async function countFailure(ctx: Ctx, account: Account): Promise<void> {
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
