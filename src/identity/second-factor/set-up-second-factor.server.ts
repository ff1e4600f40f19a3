import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record, type Vault } from '#platform/server'
import { accountToAct } from '../accounts/account.store.server.ts'
import { closeSessionsOf } from '../sessions/session.store.server.ts'
import { newRecoveryCodes } from './new-recovery-codes.server.ts'
import { type OfferRefusal, provenOffer } from './offer.server.ts'
import { addFactor, endFactor, factorInUse } from './second-factor.store.server.ts'

export type SetUp = {
  readonly offer: string
  /** The app's present code, which proves that it has the key. */
  readonly oneTimeCode: string
  /** This browser's session, which stays; the person's others end. */
  readonly token: string | null
}
export type SetUpRefusal = OfferRefusal | 'already_set_up'
type Codes = { readonly codes: readonly string[] }

/** Sets up the acting person's second factor and answers their recovery codes, this once. */
export async function setUpSecondFactor(ctx: Ctx, vault: Vault, input: SetUp): Promise<Outcome<Codes, SetUpRefusal>> {
  await accountToAct(ctx, me(ctx))
  if (await factorInUse(ctx, me(ctx))) return refused('already_set_up')
  const begun = await begin(ctx, vault, input)
  if (!begun.ok) return begun
  await record(ctx, { chain: 'person', about: me(ctx), name: 'identity.second_factor.set_up' })
  return begun
}

/** Puts another app in the place of the acting person's, once the present one or a recovery code was proved. Answers new recovery codes. */
export async function replaceSecondFactor(ctx: Ctx, vault: Vault, input: SetUp): Promise<Outcome<Codes, OfferRefusal>> {
  await accountToAct(ctx, me(ctx))
  await endFactor(ctx, me(ctx), 'replaced')
  const begun = await begin(ctx, vault, input)
  if (!begun.ok) return begun
  await record(ctx, { chain: 'person', about: me(ctx), name: 'identity.second_factor.replaced' })
  return begun
}

async function begin(ctx: Ctx, vault: Vault, input: SetUp): Promise<Outcome<Codes, OfferRefusal>> {
  const proven = provenOffer(vault, { ...input, personId: me(ctx), now: ctx.now })
  if (!proven.ok) return proven
  const factorId = await addFactor(ctx, vault, { personId: me(ctx), ...proven.value })
  const codes = await newRecoveryCodes(ctx, vault, factorId)
  await closeSessionsOf(ctx, me(ctx), input.token)
  return ok({ codes })
}
