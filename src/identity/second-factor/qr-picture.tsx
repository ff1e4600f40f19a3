import { qrDrawing, useReader } from '#platform'

/** A picture for the camera of a phone, dark on light in every theme; nothing for an address too long to draw. */
export function QrPicture({ text }: { readonly text: string }) {
  const { t } = useReader()
  const drawing = qrDrawing(text)
  if (!drawing) return null
  const { size, path } = drawing
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
