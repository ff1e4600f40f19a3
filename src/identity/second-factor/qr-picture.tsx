import { useReader } from '#platform'
import { qrCode } from './qr.domain.ts'

const MARGIN = 4

/** A picture for the camera of a phone, dark on light in every theme; nothing for an address too long to draw. */
export function QrPicture({ text }: { readonly text: string }) {
  const { t } = useReader()
  const code = qrCode(text)
  if (!code) return null
  const size = code.length + 2 * MARGIN
  const path = code
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width="240"
      height="240"
      role="img"
      aria-label={t('identity.second_factor.app.qr.alt')}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
