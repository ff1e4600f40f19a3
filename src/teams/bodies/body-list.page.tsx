import { page, type T } from '#platform'
import { ButtonLink, Empty, Head, Section, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { bodyPage } from './body.page.tsx'
import { foundsAnywhere, type ListedBody, listBodies, stageName } from './body-list.query.server.ts'

type Locale = Parameters<typeof stageName>[1]

/** Every standing team, those of the reader first. */
export const bodyListPage = page({
  path: '/teams',
  act: 'teams.body.list',
  looking: 'unrecorded',
  load: async (ctx) => ({ bodies: await listBodies(ctx), mayFound: await foundsAnywhere(ctx) }),
  title: ({ t }) => t('teams.title'),
  view: ({ loaded: { bodies, mayFound }, t, visitor: { locale } }) => {
    const mine = bodies.filter((body) => body.mine)
    const others = bodies.filter((body) => !body.mine)
    return (
      <div class="stack-l">
        <Head title={t('teams.title')} lead={t('teams.lead')}>
          {mayFound && <ButtonLink href="/teams/new">{t('teams.list.new')}</ButtonLink>}
        </Head>
        {bodies.length === 0 && (
          <Empty title={t('teams.list.none.title')}>
            <p>{t('teams.list.none.text')}</p>
          </Empty>
        )}
        {mine.length > 0 && <Bodies id="mine" title={t('teams.list.mine')} bodies={mine} t={t} locale={locale} />}
        {others.length > 0 && (
          <Bodies id="others" title={t('teams.list.others')} bodies={others} t={t} locale={locale} />
        )}
      </div>
    )
  },
})

type BodiesProps = { id: string; title: string; bodies: readonly ListedBody[]; t: T; locale: Locale }

function Bodies({ id, title, bodies, t, locale }: BodiesProps) {
  return (
    <Section id={id} title={title} count={bodies.length}>
      <Table
        caption={title}
        columns={[{ label: t('teams.list.name') }, { label: t('teams.list.place') }, { label: t('teams.list.stage') }]}
        rows={bodies.map((body) => ({
          cells: [
            <a href={bodyPage.at({ bodyId: body.id })}>{body.name}</a>,
            body.place ? placeLabel(t, body.place) : '',
            stageName(body, locale) ?? t('teams.stage.none'),
          ],
        }))}
      />
    </Section>
  )
}
