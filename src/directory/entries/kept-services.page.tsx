import { page, showInstant, type T } from '#platform'
import { ButtonLink, Crumbs, Empty, Head, Lines, Section, Stack, Table, Tag } from '#platform/ui'
import { IMPORT, KEPT, SERVICES, servicePath } from '../service-paths.ts'
import { type KeptService, keptServices, providersKept } from './service.query.server.ts'
import { ageSentence } from './service-words.ts'

/** A page stays readable; a file has them all. */
const MOST_SHOWN = 200

/** The entries that the reader keeps: corrections that wait, then the oldest first; and of whom an entry may be added. */
export const keptServicesPage = page({
  path: KEPT,
  act: 'directory.service.list_kept',
  looking: 'unrecorded',
  load: async (ctx) => ({ services: await keptServices(ctx), providers: await providersKept(ctx) }),
  title: ({ t }) => t('directory.kept.title'),
  view: ({ loaded: { services, providers }, t }) => (
    <Stack>
      <Crumbs items={[{ label: t('directory.list.title'), href: SERVICES }, { label: t('directory.kept.title') }]} />
      <Head title={t('directory.kept.title')} lead={t('directory.kept.lead')}>
        {providers.length > 0 && <ButtonLink href={IMPORT}>{t('directory.exchange.upload.title')}</ButtonLink>}
      </Head>
      {services.length === 0 ? (
        <Empty title={t('directory.kept.nothing')} />
      ) : (
        <Table
          caption={t('directory.kept.found', { count: services.length })}
          showCaption
          columns={[
            { label: t('directory.part.name') },
            { label: t('directory.kept.age') },
            { label: t('directory.kept.waits') },
          ]}
          rows={services.slice(0, MOST_SHOWN).map((one) => ({ cells: cellsOf(one, t) }))}
        />
      )}
      {services.length > MOST_SHOWN && (
        <p class="muted">{t('directory.exchange.kept.more', { count: services.length - MOST_SHOWN })}</p>
      )}
      <Section id="providers" title={t('directory.kept.providers')} note={t('directory.kept.providers_note')}>
        {providers.length === 0 ? (
          <p class="muted">{t('directory.kept.no_providers')}</p>
        ) : (
          <Lines
            items={providers.map((one) => (
              <a href={servicePath.add(one.id)}>{t('directory.kept.add', { provider: one.name })}</a>
            ))}
          />
        )}
      </Section>
    </Stack>
  ),
})

const cellsOf = (one: KeptService, t: T) => [
  <>
    <a href={servicePath.one(one.id)}>{one.name}</a>
    <br />
    <small>{one.provider}</small>
  </>,
  <>
    {ageSentence(t, one.age)} {one.archived && <Tag>{t('directory.kept.archived')}</Tag>}
    {!one.archived && one.age.stale && <Tag tone="turn">{t('directory.kept.stale')}</Tag>}
  </>,
  <>
    {waitsFor(one, t)}
    {!one.archived && (
      <ButtonLink href={servicePath.supply(one.id)} small kind="quiet">
        {t('directory.supply.title')}
      </ButtonLink>
    )}
  </>,
]

function waitsFor(one: KeptService, t: T) {
  if (one.proposal)
    return (
      <ButtonLink href={servicePath.proposal(one.id, one.proposal)} small kind="quiet">
        {t('directory.kept.proposal')}
      </ButtonLink>
    )
  if (one.linkUntil) return t('directory.kept.link', { until: showInstant(one.linkUntil) })
  if (one.archived) return '–'
  return (
    <ButtonLink href={servicePath.keep(one.id)} small kind="quiet">
      {t('directory.keep.title')}
    </ButtonLink>
  )
}
