import { type QrCode, qrCode } from './qr.domain.ts'

/** Light modules around a code (ISO/IEC 18004, section 6.3.8). */
const MARGIN = 4

/** A code as one path of a picture whose sides have so many units, a unit for each module; the light margin is in it. */
export type QrDrawing = { readonly size: number; readonly path: string }

/** What a phone scans to come to the text; null for one longer than 180 bytes. */
export function qrDrawing(text: string): QrDrawing | null {
  const code = qrCode(text)
  return code && { size: code.length + 2 * MARGIN, path: pathOf(code) }
}

const pathOf = (code: QrCode): string =>
  code.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : ''))).join('')
