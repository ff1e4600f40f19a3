import { codeOf, stepAt } from '../../src/identity/second-factor/totp.server.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** An app on somebody's phone, into which the key was copied by hand: shows the code of an instant. */
export function authenticator(copied: string): (at: Date) => string {
  const bits = [...copied.replaceAll(' ', '')]
    .map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  const key = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  return (at) => codeOf(key, stepAt(at))
}

/** The key that a page shows as text. */
export const keyShownIn = (html: string): string =>
  /<code>((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})<\/code>/.exec(html)?.[1] ?? ''

/** The recovery codes that a page shows. */
export const codesShownIn = (html: string): readonly string[] =>
  [...html.matchAll(/<code>([0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4})<\/code>/g)].map(([, code = '']) => code)
