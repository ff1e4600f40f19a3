import { page, showDate, type T, useReader } from '#platform'
import { Crumbs, Head, Note, Section, Stack, Tag } from '#platform/ui'
import { Listed, type Source, sourcesIn } from '../content/front.domain.ts'
import { ItemParams, itemPath, KNOWLEDGE, LIBRARY, NEWS, VersionParams } from '../content/paths.ts'
import { Words } from '../dialect/words.tsx'
import { type Reading, reading } from './read-item.query.server.ts'

/** One thing to read; for whoever may not open it, what it is and how to get access. */
export const itemPage = page({
  path: '/knowledge/:kind/:slug',
  params: ItemParams,
  act: 'learning.item.read',
  looking: 'public',
  open: 'public',
  load: (ctx, { kind, slug }) => reading(ctx, { kind, slug, lang: 'pl', variant: 'standard' }),
  about: ({ loaded }) => aboutOf(loaded),
  title: ({ loaded: { card } }) => card.title,
  view: ({ loaded, visitor }) => <Article reading={loaded} signedIn={visitor.signedIn !== null} />,
})

/** The same in Ukrainian, or easy to read. */
export const itemVersionPage = page({
  path: '/knowledge/:kind/:slug/:version',
  params: VersionParams,
  act: 'learning.item.read',
  looking: 'public',
  open: 'public',
  load: (ctx, { kind, slug, version }) => {
    const [lang, variant] = version === 'uk' ? (['uk', 'standard'] as const) : (['pl', 'etr'] as const)
    return reading(ctx, { kind, slug, lang, variant })
  },
  about: ({ loaded }) => aboutOf(loaded),
  title: ({ loaded: { card } }) => card.title,
  view: ({ loaded, visitor }) => <Article reading={loaded} signedIn={visitor.signedIn !== null} />,
})

/** What is not for everybody is not told elsewhere. */
const aboutOf = ({ card, item }: Reading) =>
  item && card.access === 'public' ? ({ description: card.summary, type: 'article' } as const) : null

/** A text with what it is, its other versions and its sources. */
export function Article({ reading, signedIn }: { reading: Reading; signedIn: boolean }) {
  const { card, item, blocks, around, versions } = reading
  const { t } = useReader()
  const { fictional, event_date: day, region } = Listed.parse(card.card)
  const list = card.kind === 'news' ? NEWS : card.kind === 'page' ? KNOWLEDGE : LIBRARY
  const above = card.kind === 'news' ? 'news' : card.kind === 'page' ? 'knowledge' : 'library'
  return (
    <Stack>
      <Crumbs items={[{ label: t(`learning.${above}.title`), href: list }, { label: card.title }]} />
      <article lang={card.lang} class="prose">
        <Head title={card.title} lead={card.summary} />
        {fictional && (
          <p lang="pl">
            <Tag>{t('learning.fictional')}</Tag>
          </p>
        )}
        {day && (
          <p>
            <time datetime={day}>{showDate(day)}</time>
            {region && <>, {region}</>}
          </p>
        )}
        {item ? <Words blocks={blocks} around={around} /> : <HowToGetAccess access={card.access} signedIn={signedIn} />}
      </article>
      {versions.length > 0 && (
        <Section id="versions" title={t('learning.versions')}>
          <ul>
            {versions.map((one) => (
              <li>
                <a href={itemPath(one) ?? undefined} lang={one.lang} hreflang={one.lang}>
                  {one.title}
                </a>{' '}
                ({t(one.variant === 'etr' ? 'learning.version.etr' : `learning.version.${one.lang}`)})
              </li>
            ))}
          </ul>
        </Section>
      )}
      {item && <Sources sources={sourcesIn(item.front)} t={t} />}
      <p class="fine">
        {t('learning.edition', { label: card.label, day: showDate(card.editionDate), author: card.author })}
      </p>
    </Stack>
  )
}

function HowToGetAccess({ access, signedIn }: { access: Reading['card']['access']; signedIn: boolean }) {
  const { t } = useReader()
  return (
    <Note kind="info" title={t('learning.access.how')} text={t(`learning.access.how.${access}`)}>
      {!signedIn && (
        <p>
          <a href="/sign-in">{t('learning.access.sign_in')}</a>
        </p>
      )}
    </Note>
  )
}

function Sources({ sources, t }: { sources: readonly Source[]; t: T }) {
  if (sources.length === 0) return null
  return (
    <Section id="sources" title={t('learning.sources')}>
      <ul>
        {sources.map(({ title, url, published, accessed, fact }) => (
          <li>
            {url?.startsWith('https://') || url?.startsWith('http://') ? <a href={url}>{title}</a> : title}
            {published && <> ({published})</>}
            {fact && <>: {fact}</>}
            {accessed && <span class="fine"> {t('learning.accessed', { day: accessed })}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
