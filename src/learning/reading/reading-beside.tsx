import { useReader } from '#platform'
import { Lines } from '#platform/ui'
import type { ReadingOn } from '../content/reading-on.query.server.ts'

/** What to read beside work, in a window of its own, so that nothing begun here is left. */
export function ReadingBeside({ items }: { readonly items: readonly ReadingOn[] }) {
  const { t } = useReader()
  if (items.length === 0) return null
  return (
    <>
      <p class="txt-s">{t('learning.beside')}</p>
      <Lines
        items={items.map(({ title, href }) => (
          <a class="txt-s" href={href} target="_blank" rel="noopener">
            {title}
          </a>
        ))}
      />
    </>
  )
}
