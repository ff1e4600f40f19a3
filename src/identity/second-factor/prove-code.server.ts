import type { Ctx, Vault } from '#platform/server'
import type { Account } from '../accounts/account.store.server.ts'
import { countFailure, failedTooOften, isLocked } from '../sessions/attempt.server.ts'
import { asMade, sixDigits } from './recovery-code.domain.ts'
import { factorInUse, keyOf, type SecondFactor, spendRecoveryCode, useUpStep } from './second-factor.store.server.ts'
import { provenStep } from './totp.server.ts'

export type ProveCode = {
  /** A code of the app, or a recovery code. */
  readonly typed: string
  readonly address: string
}
export type Proof = 'app' | 'recovery_code'

/**
 * Asks for the second factor of an account that is held: a code of the app, each half minute once, or a recovery code, each once. Wrong ones
 * are counted as wrong passwords are, and while the account is locked none is taken nor used up. Acts as `sign_in`; its transaction must be
 * kept when it refuses. Null for a wrong code, and where there is no second factor to ask for.
 */
export async function proveCode(
  ctx: Ctx,
  vault: Vault,
  account: Account,
  { typed, address }: ProveCode,
): Promise<Proof | null> {
  if (await failedTooOften(ctx, address)) return null
  const factor = await factorInUse(ctx, account.personId)
  const proof = factor && !isLocked(account, ctx.now) ? await proofOf(ctx, vault, factor, typed) : null
  if (!proof) await countFailure(ctx, account, address)
  return proof
}

async function proofOf(ctx: Ctx, vault: Vault, factor: SecondFactor, typed: string): Promise<Proof | null> {
  const code = sixDigits(typed)
  if (code === null) return (await spendRecoveryCode(ctx, vault, factor.id, asMade(typed))) ? 'recovery_code' : null
  const step = provenStep(await keyOf(ctx, vault, factor.id), code, ctx.now, factor.lastStep)
  return step !== null && (await useUpStep(ctx, factor.id, step)) ? 'app' : null
}
