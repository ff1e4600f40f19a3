import { page, useReader } from '#platform'
import { ActionsBar, Button, Crumbs, Empty, FormContext, Head, Section, Stack, TextField } from '#platform/ui'
import { cardPath } from '../content/card-path.ts'
import { Listed } from '../content/front.domain.ts'
import { cardsOf } from '../content/item.query.server.ts'
import { FEED, KNOWLEDGE, LIBRARY, NEWS, READ_HERE } from '../content/paths.ts'
import { COURSES } from '../courses/course-paths.ts'
import { Cards } from './cards.tsx'
import { allCards, findItems, newsOf } from './find-items.query.server.ts'

const NEWEST = 3
const IN_LIBRARY = READ_HERE.filter((kind) => kind !== 'page' && kind !== 'news')

/** Where reading begins: pages, the newest news, search by words in any of their forms. */
export const knowledgePage = page({
  path: KNOWLEDGE,
  act: 'learning.knowledge.read',
  looking: 'public',
  open: 'public',
  load: async (ctx, _params, { q = '' }) => ({
    q,
    found: q === '' ? null : await findItems(ctx, q),
    pages: (await cardsOf(ctx, 'page')).toSorted(byOrder),
    news: (await newsOf(ctx)).slice(0, NEWEST),
    courses: (await cardsOf(ctx, 'course')).filter((card) => cardPath(card) !== null),
  }),
  about: ({ t }) => ({ description: t('learning.knowledge.lead'), type: 'website' }),
  title: ({ t }) => t('learning.knowledge.title'),
  view: ({ loaded: { q, found, pages, news, courses }, t }) => (
    <Stack>
      <Head title={t('learning.knowledge.title')} lead={t('learning.knowledge.lead')} />
      <FormContext.Provider value={{ action: KNOWLEDGE, csrf: '', once: '', values: { q }, errors: {} }}>
        <SearchForm />
      </FormContext.Provider>
      {found && (
        <Section id="found" title={t('learning.search.found', { count: found.length })}>
          {found.length > 0 ? <Cards cards={found} /> : <Empty title={t('learning.search.nothing')} />}
        </Section>
      )}
      <Section id="pages" title={t('learning.pages.title')}>
        <Cards cards={pages} />
      </Section>
      <Section id="news" title={t('learning.news.title')} link={{ href: NEWS, label: t('learning.news.all') }}>
        <Cards cards={news} />
      </Section>
      {courses.length > 0 && (
        <Section
          id="courses"
          title={t('learning.courses.title')}
          link={{ href: COURSES, label: t('learning.courses.all') }}
        >
          <Cards cards={courses} />
        </Section>
      )}
      <p>
        <a href={LIBRARY}>{t('learning.library.title')}</a>
      </p>
    </Stack>
  ),
})

const byOrder = (one: { card: unknown }, other: { card: unknown }): number =>
  (Listed.parse(one.card).order ?? 0) - (Listed.parse(other.card).order ?? 0)

function SearchForm() {
  const { t } = useReader()
  return (
    <form class="form" method="get" action={KNOWLEDGE}>
      <TextField
        name="q"
        type="search"
        label={t('learning.search.words')}
        hint={t('learning.search.hint')}
        optional
        autocomplete="off"
      />
      <ActionsBar>
        <Button>{t('learning.search.button')}</Button>
      </ActionsBar>
    </form>
  )
}

/** News by the day of what they tell of, all or those with one tag. */
export const newsPage = page({
  path: NEWS,
  act: 'learning.news.read',
  looking: 'public',
  open: 'public',
  load: async (ctx, _params, { tag }) => {
    const all = await newsOf(ctx)
    const tags = [...new Set(all.flatMap(({ card }) => Listed.parse(card).tags))].toSorted(polish.compare)
    return { tag, tags, news: tag === undefined ? all : await newsOf(ctx, tag) }
  },
  about: ({ t }) => ({ description: t('learning.news.title'), type: 'website' }),
  title: ({ t }) => t('learning.news.title'),
  view: ({ loaded: { tag, tags, news }, t }) => (
    <Stack>
      <Crumbs
        items={[{ label: t('learning.knowledge.title'), href: KNOWLEDGE }, { label: t('learning.news.title') }]}
      />
      <Head title={t('learning.news.title')}>
        <a href={FEED}>{t('learning.news.feed')}</a>
      </Head>
      <nav aria-label={t('learning.news.tags')}>
        <ul class="list row">
          {tags.map((one) => (
            <li>
              <a href={`${NEWS}?${new URLSearchParams({ tag: one })}`} aria-current={one === tag ? 'true' : undefined}>
                {one}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {tag !== undefined && <p>{t('learning.news.with_tag', { tag })}</p>}
      {news.length > 0 ? <Cards cards={news} /> : <Empty title={t('learning.news.nothing')} />}
    </Stack>
  ),
})
const polish = new Intl.Collator('pl')

/** The library, kind by kind; each with who may open it. */
export const libraryPage = page({
  path: LIBRARY,
  act: 'learning.library.read',
  looking: 'public',
  open: 'public',
  load: async (ctx) => allCards(ctx),
  about: ({ t }) => ({ description: t('learning.library.lead'), type: 'website' }),
  title: ({ t }) => t('learning.library.title'),
  view: ({ loaded, t }) => (
    <Stack>
      <Crumbs
        items={[{ label: t('learning.knowledge.title'), href: KNOWLEDGE }, { label: t('learning.library.title') }]}
      />
      <Head title={t('learning.library.title')} lead={t('learning.library.lead')} />
      {IN_LIBRARY.map((kind) => ({ kind, cards: loaded.filter((card) => card.kind === kind) }))
        .filter(({ cards }) => cards.length > 0)
        .map(({ kind, cards }) => (
          <Section id={kind} title={t(`learning.kind.${kind}`)} count={cards.length}>
            <Cards cards={cards} />
          </Section>
        ))}
    </Stack>
  ),
})
