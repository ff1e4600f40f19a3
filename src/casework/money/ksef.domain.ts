/** NIP of the seller, day of acceptance, twelve characters, control sum, as the ministry describes the number that KSeF gives an invoice. */
const SHAPE = /^\d{10}-\d{8}-[0-9A-F]{12}-[0-9A-F]{2}$/

/** Signs of a number without the control sum and the dash before it. */
const SUMMED = 32
const SIGN_BIT = 0x80
const BYTE = 0xff
const BITS = 8
/** CRC-8 with the polynomial x^8 + x^2 + x + 1, beginning from zero. */
const POLYNOMIAL = 0x07

function crc8(text: string): number {
  let sum = 0
  for (const sign of text) {
    sum ^= sign.charCodeAt(0)
    for (let bit = 0; bit < BITS; bit += 1) sum = ((sum << 1) ^ (sum & SIGN_BIT ? POLYNOMIAL : 0)) & BYTE
  }
  return sum
}

/**
 * Whether a text is a number of KSeF: its shape, and its control sum over the 32 signs before it. Source: "Numer KSeF – struktura i walidacja"
 * in the public documentation of the interface of KSeF 2.0.
 */
export const isKsefNumber = (text: string): boolean =>
  SHAPE.test(text) && crc8(text.slice(0, SUMMED)) === Number.parseInt(text.slice(SUMMED + 1), 16)
