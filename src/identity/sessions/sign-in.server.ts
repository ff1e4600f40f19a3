import { type Outcome, ok, type PersonId, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type Account, accountOfEmail, changeAccount } from '../accounts/account.store.server.ts'
import { hashPassword, isOutdated, isPassword } from '../passwords/password-hash.server.ts'
import { factorInUse } from '../second-factor/second-factor.store.server.ts'
import { countFailure, failedTooOften, forgetFailures, isLocked } from './attempt.server.ts'
import { beginHalfSignIn, endHalfSignIn, type HalfSignIn, halfSignInBy } from './half-sign-in.store.server.ts'
import type { Typed } from './return-path.domain.ts'
import { closeSession, openSession } from './session.store.server.ts'

export type SignInInput = {
  readonly email: string
  readonly password: string
  /** Network address, and what the browser calls itself. */
  readonly address: string
  readonly agent: string
  /** The session, or the half of one, whose place the new one takes in this browser. */
  readonly replaces: string | null
  /** The page to lead to, and what was typed in it when the last session ended. */
  readonly back: string
  readonly typed: Typed | null
}
/** Signed in: where to go, and what was typed there. */
export type SignedInDone = {
  readonly next: 'done'
  readonly personId: PersonId
  readonly token: string
  readonly back: string
  readonly typed: Typed | null
}
/** What follows a right password: a session, or the question for a code, with a secret that grants nothing yet. */
export type SignInDone = SignedInDone | { readonly next: 'code'; readonly token: string }

/**
 * Signs somebody in, or as far as the question for their code. One refusal stands for an unknown address, a wrong password, an account that
 * is invited, blocked or locked, and a network address that failed too often. Acts as `sign_in`; its transaction must be kept when it
 * refuses, because the failure is counted there.
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<Outcome<SignInDone, 'sign_in_refused'>> {
  if (await failedTooOften(ctx, input.address)) return refused('sign_in_refused')
  const account = await accountOfEmail(ctx, input.email)
  const proved = await provePassword(ctx, account, input)
  if (!account || !proved || account.state !== 'active') return refused('sign_in_refused')

  const passwordHash = await upToDate(ctx, account, input.password)
  const earlier = await replace(ctx, account, input.replaces)
  const { back, typed } = earlier?.typed && !input.typed ? earlier : input
  const about = { personId: account.personId, back, typed }
  if (await factorInUse(ctx, account.personId)) {
    const token = await beginHalfSignIn(ctx, { ...about, passwordHash })
    await record(ctx, { chain: 'person', about: account.personId, name: 'identity.half_sign_in.began' })
    return ok({ next: 'code', token })
  }
  await forgetFailures(ctx, account)
  const token = await openSession(ctx, account.personId, input.agent)
  await record(ctx, { chain: 'person', about: account.personId, name: 'identity.session.began' })
  return ok({ next: 'done', token, ...about })
}

async function upToDate(ctx: Ctx, account: Account, password: string): Promise<string> {
  if (account.passwordHash && !isOutdated(account.passwordHash)) return account.passwordHash
  const passwordHash = await hashPassword(password)
  await changeAccount(ctx, account.personId, { passwordHash })
  return passwordHash
}

/** Ends what this browser had before; answers a half of the same person, which may have waited too long and still carries what was typed. */
async function replace(ctx: Ctx, { personId }: Account, token: string | null): Promise<HalfSignIn | null> {
  if (token === null) return null
  await closeSession(ctx, token)
  const half = await halfSignInBy(ctx, token)
  if (half) await endHalfSignIn(ctx, token)
  return half?.personId === personId ? half : null
}

/**
 * Compares the password, counting failures of the account and of the network address. A locked account is compared too, so that the answer
 * takes as long, and refused all the same; such attempts do not lengthen the lock.
 */
export async function provePassword(
  ctx: Ctx,
  account: Account | null,
  { password, address }: Pick<SignInInput, 'password' | 'address'>,
): Promise<boolean> {
  const right = await isPassword(password, account?.passwordHash ?? null)
  if (account && right && !isLocked(account, ctx.now)) return true
  await countFailure(ctx, account, address)
  return false
}
