import { type Ctx, me, newSecret, type Vault } from '#platform/server'
import { inGroups } from './base32.domain.ts'
import { RECOVERY_CODES, recoveryCode } from './recovery-code.domain.ts'
import { keepRecoveryCodes } from './second-factor.store.server.ts'

/** Makes the acting person's recovery codes anew and answers them as they are to be written down: nobody can read them afterwards. */
export async function newRecoveryCodes(ctx: Ctx, vault: Vault, factorId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(Buffer.from(newSecret(), 'base64url')))
  await keepRecoveryCodes(ctx, vault, { personId: me(ctx), factorId, codes })
  return codes.map((code) => inGroups(code, '-'))
}
