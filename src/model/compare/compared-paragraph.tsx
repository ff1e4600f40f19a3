import type { PropsWithChildren } from 'hono/jsx'
import { useReader } from '#platform'
import { Tag } from '#platform/ui'
import type { ParagraphDifference } from './handbook-differences.domain.ts'
import { paragraphNotes } from './paragraph-notes.ts'
import { Redline, RedlineText } from './redline.tsx'

/** One paragraph as it reads now, with what differs from its earlier wording and what else changed about it. */
export function ComparedParagraph({
  paragraph,
  children,
}: PropsWithChildren<{ readonly paragraph: ParagraphDifference }>) {
  const { t, locale } = useReader()
  const { id, change, title, text } = paragraph
  return (
    <article class="rl" id={id} aria-labelledby={`${id}-t`}>
      <h3 id={`${id}-t`}>{id}</h3>
      <div class="flow">
        <p lang="pl">
          <strong>
            <Redline runs={title} />
          </strong>
        </p>
        <RedlineText blocks={text} />
        {change !== 'changed' && (
          <p>
            <Tag tone={change === 'unchanged' ? 'line' : 'info'}>{t(`model.compare.page.paragraph.${change}`)}</Tag>
          </p>
        )}
        {paragraphNotes(paragraph, { t, locale }).map((note) => (
          <p class="fine">{note}</p>
        ))}
        {children}
      </div>
    </article>
  )
}
