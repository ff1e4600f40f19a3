import { type Outcome, ok, refused } from '#kernel'

export type IdentifierRefusal =
  | 'nip_wrong'
  | 'regon_wrong'
  | 'rspo_wrong'
  | 'krs_wrong'
  | 'postal_code_wrong'
  | 'phone_wrong'

const compact = (text: string): string => text.replace(/[\s\u00a0\-–.()/]/g, '')
const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0)
const onlyZeros = (digits: string): boolean => /^0+$/.test(digits)

const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7]
const REGON_9_WEIGHTS = [8, 9, 2, 3, 4, 5, 6, 7]
const REGON_14_WEIGHTS = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]

/** Tax number: ten digits, the last a check digit (rozporządzenie MF; a remainder of 10 is never given out). Hyphens and "PL" are dropped. */
export function readNip(text: string): Outcome<string, 'nip_wrong'> {
  const digits = compact(text).replace(/^PL/i, '')
  if (!/^\d{10}$/.test(digits) || onlyZeros(digits)) return refused('nip_wrong', { field: 'nip' })
  return weighted(digits, NIP_WEIGHTS) % 11 === Number(digits[9]) ? ok(digits) : refused('nip_wrong', { field: 'nip' })
}

const regonCheck = (digits: string, weights: readonly number[]): boolean =>
  (weighted(digits, weights) % 11) % 10 === Number(digits[weights.length])

/** Statistical number: nine digits for a whole body, fourteen for its local unit, whose first nine must be right too. */
export function readRegon(text: string): Outcome<string, 'regon_wrong'> {
  const digits = compact(text)
  const right =
    /^(\d{9}|\d{14})$/.test(digits) &&
    !onlyZeros(digits.slice(0, 9)) &&
    regonCheck(digits, REGON_9_WEIGHTS) &&
    (digits.length === 9 || regonCheck(digits, REGON_14_WEIGHTS))
  return right ? ok(digits) : refused('regon_wrong', { field: 'regon' })
}

/** Number in the register of schools (RSPO): up to seven digits, without a check digit. */
export function readRspo(text: string): Outcome<string, 'rspo_wrong'> {
  const digits = compact(text)
  return /^[1-9]\d{0,6}$/.test(digits) ? ok(digits) : refused('rspo_wrong', { field: 'rspo' })
}

/** Number in the court register (KRS): ten digits with leading zeros, without a check digit. */
export function readKrs(text: string): Outcome<string, 'krs_wrong'> {
  const digits = compact(text)
  return /^\d{10}$/.test(digits) && !onlyZeros(digits) ? ok(digits) : refused('krs_wrong', { field: 'krs' })
}

/** "28-363"; the hyphen may be missing. */
export function readPostalCode(text: string): Outcome<string, 'postal_code_wrong'> {
  const digits = compact(text)
  return /^\d{5}$/.test(digits)
    ? ok(`${digits.slice(0, 2)}-${digits.slice(2)}`)
    : refused('postal_code_wrong', { field: 'postal_code' })
}

/** A Polish number as "+48413860000", however it was grouped; the country number may be missing. */
export function readPhone(text: string): Outcome<string, 'phone_wrong'> {
  const found = /^(?:\+48|0048)?([1-9]\d{8})$/.exec(compact(text))
  return found ? ok(`+48${found[1]}`) : refused('phone_wrong', { field: 'phone' })
}

/** "+48 413 860 000", for people. */
export const showPhone = (phone: string): string => phone.replace(/^(\+48)(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3 $4')
