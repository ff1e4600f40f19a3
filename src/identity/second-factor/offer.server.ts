import { type Outcome, ok, refused } from '#kernel'
import { newSecret, type Vault } from '#platform/server'
import { base32 } from './base32.domain.ts'
import { sixDigits } from './recovery-code.domain.ts'
import { provenStep } from './totp.server.ts'

/** As long as the result of SHA-1, as RFC 4226 (section 4, R6) recommends. */
const KEY_BYTES = 20
const MINUTE = 60_000
const OFFERED_FOR = 'offered second factor'

/**
 * A key for somebody's app that nothing is kept of until a code proves that the app has it: it travels in the form, sealed for this person and
 * for half an hour.
 */
export function newOffer(vault: Vault, personId: string, now: Date): string {
  const madeAt = Buffer.alloc(8)
  madeAt.writeBigUInt64BE(BigInt(now.getTime()))
  const key = Buffer.from(newSecret(), 'base64url').subarray(0, KEY_BYTES)
  return vault.seal(OFFERED_FOR, personId, Buffer.concat([madeAt, key])).toString('base64url')
}

/** The key of an offer; null for one of another person, one too old, and one that is not ours. */
export function offeredKey(vault: Vault, personId: string, offer: string, now: Date): Buffer | null {
  const opened = vault.unseal(OFFERED_FOR, personId, Buffer.from(offer, 'base64url'))
  if (!opened) return null
  const age = now.getTime() - Number(opened.readBigUInt64BE())
  return age < 30 * MINUTE ? opened.subarray(8) : null
}

type Proving = {
  readonly personId: string
  readonly offer: string
  /** The code that the app shows now. */
  readonly oneTimeCode: string
  readonly now: Date
}
export type OfferRefusal = 'code_wrong' | 'offer_too_old'

/** The key of an offer that an app has, and the half minute whose code proves it. */
export function provenOffer(
  vault: Vault,
  { personId, offer, oneTimeCode, now }: Proving,
): Outcome<{ readonly key: Buffer; readonly step: number }, OfferRefusal> {
  const key = offeredKey(vault, personId, offer, now)
  if (!key) return refused('offer_too_old')
  const step = provenStep(key, sixDigits(oneTimeCode) ?? '', now, 0)
  return step === null ? refused('code_wrong', { field: 'oneTimeCode' }) : ok({ key, step })
}

/** What a link or a picture tells an app: whose key it is, at whom (the "otpauth" form that apps agree on). */
export function appAddress(key: Uint8Array, email: string): string {
  return `otpauth://totp/Kooperacja:${encodeURIComponent(email)}?secret=${base32(key)}&issuer=Kooperacja`
}
