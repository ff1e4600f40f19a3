/** Without the letters that a hand takes for digits (Crockford's base 32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const SIGNS = 12

/** So many codes are made at a time. */
export const RECOVERY_CODES = 10

/** A code of twelve signs (60 bits) from so many random bytes. */
export const recoveryCode = (random: Uint8Array): string =>
  Array.from(random.subarray(0, SIGNS), (byte) => ALPHABET[byte & 31]).join('')

/** A code as it was made, from what somebody typed: in any groups and size of letters, with O for 0 and I or L for 1. */
export const asMade = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')

/** A code of an authenticator app as it was typed, without the spaces that apps show in it; null for anything else. */
export function sixDigits(typed: string): string | null {
  const digits = typed.replace(/\s/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
