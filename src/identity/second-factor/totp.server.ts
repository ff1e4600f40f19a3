import { createHmac, timingSafeEqual } from 'node:crypto'

/** What every authenticator app takes for granted: SHA-1, six digits, half a minute (RFC 6238, section 4; RFC 4226, section 5.3). */
const DIGITS = 6
const STEP_SECONDS = 30
/** The clock of a phone may be one step slow or fast (RFC 6238, section 5.2). */
const DRIFT = [-1, 0, 1]

/** The half minute of an instant, counted from 1970. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS)

/** The code of one half minute. */
export function codeOf(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The half minute whose code was typed, one clock step either way; null for a wrong code, and for one of a half minute up to `usedUp`. */
export function provenStep(key: Uint8Array, code: string, now: Date, usedUp: number): number | null {
  const typed = Buffer.from(code)
  const fits = (step: number) => {
    const right = Buffer.from(codeOf(key, step))
    return right.length === typed.length && timingSafeEqual(right, typed)
  }
  const proven = DRIFT.map((drift) => stepAt(now) + drift).filter((step) => fits(step) && step > usedUp)
  return proven[0] ?? null
}
