import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record, type Vault } from '#platform/server'
import { type Account, accountToAct } from '../accounts/account.store.server.ts'
import { recoveryCodesLeft } from '../second-factor/own-second-factor.query.server.ts'
import { proveCode } from '../second-factor/prove-code.server.ts'
import { forgetFailures } from './attempt.server.ts'
import { isWaiting } from './half-sign-in.domain.ts'
import { endHalfSignIn, type HalfSignIn, halfSignInBy, passwordMark } from './half-sign-in.store.server.ts'
import { openSession } from './session.store.server.ts'
import type { SignedInDone } from './sign-in.server.ts'

export type FinishSignIn = {
  /** The secret of the half that a right password began; null where this browser has none. */
  readonly token: string | null
  /** A code of the app, or a recovery code. */
  readonly code: string
  readonly address: string
  readonly agent: string
}
/** `codesLeft`: after a recovery code, how many more there are; null after a code of the app. */
export type FinishedSignIn = SignedInDone & { readonly codesLeft: number | null }
export type FinishRefusal = 'code_refused' | 'half_too_old'

/**
 * The second step of signing in. One refusal stands for a wrong code, one used before, a locked account and a network address that failed too
 * often; the other says to begin anew: nothing was begun in this browser, it waited too long, or account or password changed meanwhile. Acts
 * as `sign_in`; its transaction must be kept when it refuses.
 */
export async function finishSignIn(
  ctx: Ctx,
  vault: Vault,
  { token, code, address, agent }: FinishSignIn,
): Promise<Outcome<FinishedSignIn, FinishRefusal>> {
  const began = token === null ? null : await halfSignInBy(ctx, token)
  if (token === null || !began) return refused('half_too_old')
  const account = await accountToAct(ctx, began.personId)
  // Held by now: a second post of the same half waited here and finds it ended.
  const half = await halfSignInBy(ctx, token)
  if (!half || !stillHolds(half, account, ctx.now)) return refused('half_too_old')
  const proof = await proveCode(ctx, vault, account, { typed: code, address })
  if (!proof) return refused('code_refused', { field: 'oneTimeCode' })

  await endHalfSignIn(ctx, token)
  await forgetFailures(ctx, account)
  const { personId, back, typed } = half
  const session = await openSession(ctx, personId, agent)
  const codesLeft = proof === 'recovery_code' ? await recoveryCodesLeft(ctx, personId) : null
  await record(ctx, {
    chain: 'person',
    about: personId,
    name: 'identity.session.began',
    payload: { second_factor: proof },
  })
  return ok({ next: 'done', personId, token: session, back, typed, codesLeft })
}

const stillHolds = (half: HalfSignIn, account: Account, now: Date): boolean =>
  isWaiting(half.beganAt, now) &&
  account.state === 'active' &&
  account.passwordHash !== null &&
  passwordMark(account.passwordHash).equals(half.passwordMark)
