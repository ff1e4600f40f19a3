const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes in the letters and digits that authenticator apps read (RFC 4648, section 6), without padding. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let waiting = 0
  for (const byte of bytes) {
    waiting = (waiting << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += ALPHABET[(waiting >>> (bits - 5)) & 31]
    waiting &= 255
  }
  return bits > 0 ? text + ALPHABET[(waiting << (5 - bits)) & 31] : text
}

/** A long text in groups of four, as it is copied by hand. */
export const inGroups = (text: string, between = ' '): string => text.match(/.{1,4}/g)?.join(between) ?? ''
