import { showDate, useReader } from '#platform'
import { Lines, Tag } from '#platform/ui'
import { cardPath } from '../content/card-path.ts'
import { Listed } from '../content/front.domain.ts'
import type { Card } from '../content/item.query.server.ts'

/** Cards one under another: title, summary, and who may open what is not for everybody. */
export function Cards({ cards }: { cards: readonly Card[] }) {
  return <Lines items={cards.map((card) => <OneCard card={card} />)} />
}

function OneCard({ card }: { card: Card }) {
  const { t } = useReader()
  const { event_date: day, fictional } = Listed.parse(card.card)
  return (
    <>
      <a href={cardPath(card) ?? undefined} lang={card.lang === 'pl' ? undefined : card.lang}>
        {card.title}
      </a>{' '}
      {card.variant === 'etr' && <Tag>{t('learning.version.etr')}</Tag>}
      {card.access !== 'public' && <Tag>{t(`learning.access.${card.access}`)}</Tag>}
      {fictional && <Tag>{t('learning.fictional')}</Tag>}
      <br />
      <small>
        {day && <>{showDate(day)} · </>}
        <span lang={card.lang === 'pl' ? undefined : card.lang}>{card.summary}</span>
      </small>
    </>
  )
}
