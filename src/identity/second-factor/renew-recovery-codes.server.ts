import { NotFound, type Outcome, ok } from '#kernel'
import { type Ctx, me, record, type Vault } from '#platform/server'
import { accountToAct } from '../accounts/account.store.server.ts'
import { newRecoveryCodes } from './new-recovery-codes.server.ts'
import { factorInUse } from './second-factor.store.server.ts'

/** Makes the acting person's recovery codes anew once the present code was proved; those of before stop working. Throws NotFound without a second factor. */
export async function renewRecoveryCodes(
  ctx: Ctx,
  vault: Vault,
): Promise<Outcome<{ readonly codes: readonly string[] }, never>> {
  await accountToAct(ctx, me(ctx))
  const factor = await factorInUse(ctx, me(ctx))
  if (!factor) throw new NotFound('second_factor')
  const codes = await newRecoveryCodes(ctx, vault, factor.id)
  await record(ctx, { chain: 'person', about: me(ctx), name: 'identity.recovery_codes.renewed' })
  return ok({ codes })
}
