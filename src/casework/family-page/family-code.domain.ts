const DAY = 86_400_000
/** Days for which a page of the family is open. */
export const PAGE_DAYS = 7
export const pageExpiry = (now: Date): Date => new Date(now.getTime() + PAGE_DAYS * DAY)

/** Without letters and digits that are taken for each other when they are copied from paper. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 20

/** A code out of chance bytes: twenty signs, 99 bits, so that it can be typed from paper and not guessed. */
export function codeFrom(chance: Uint8Array): string {
  const usable = [...chance].filter((byte) => byte < 248)
  if (usable.length < LENGTH) throw new Error('not enough chance for a code')
  return usable
    .slice(0, LENGTH)
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('')
}

/** As it was typed, with blanks and dashes, in whichever case. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
/** In groups of four, as it stands on paper. */
export const writtenCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')
export const isCode = (text: string): boolean => new RegExp(`^[${ALPHABET}]{${LENGTH}}$`).test(text)
export const pagePath = (code: string): string => `/family/${code}`
