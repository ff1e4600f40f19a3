import { type Outcome, ok, refused } from '#kernel'
import type { Ctx, Vault } from '#platform/server'
import { accountToAct } from '../accounts/account.store.server.ts'
import { proveCode } from './prove-code.server.ts'

export type ProveOwnCode = { readonly personId: string; readonly typed: string; readonly address: string }

/** Asks somebody signed in for the present code of their app or a recovery code, counting failures as a sign-in does. Acts as `sign_in`; its transaction must be kept when it refuses. */
export async function proveOwnCode(
  ctx: Ctx,
  vault: Vault,
  { personId, typed, address }: ProveOwnCode,
): Promise<Outcome<null, 'present_code_wrong'>> {
  const account = await accountToAct(ctx, personId)
  const proof = await proveCode(ctx, vault, account, { typed, address })
  return proof ? ok(null) : refused('present_code_wrong', { field: 'presentOneTimeCode' })
}
