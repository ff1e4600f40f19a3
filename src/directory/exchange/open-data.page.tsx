import { page, type T } from '#platform'
import { Crumbs, Head, Lines, Section, Stack, Table } from '#platform/ui'
import { API, MAP, OPEN_DATA, OPENAPI, SERVICES, servicePath } from '../service-paths.ts'
import { countShared } from './exchange.query.server.ts'

/** What everybody may take away of the directory: files, the public API, and how to read them. */
export const openDataPage = page({
  path: OPEN_DATA,
  act: 'directory.open_data.read',
  looking: 'public',
  open: 'public',
  load: async (ctx) => ({ count: await countShared(ctx, { which: 'public' }) }),
  title: ({ t }) => t('directory.open.title'),
  view: ({ loaded: { count }, t }) => (
    <Stack>
      <Crumbs items={[{ label: t('directory.list.title'), href: SERVICES }, { label: t('directory.open.title') }]} />
      <Head title={t('directory.open.title')} lead={t('directory.open.lead')} />
      <Section id="files" title={t('directory.open.files')} note={t('directory.open.files_note', { count })}>
        <Table
          caption={t('directory.open.files')}
          columns={[{ label: t('directory.open.format') }, { label: t('directory.open.for_what') }]}
          rows={(['json', 'xlsx', 'csv'] as const).map((format) => ({
            cells: [
              <a href={servicePath.openFile(format)}>{t(`directory.exchange.format.${format}`)}</a>,
              t(`directory.open.what.${format}`),
            ],
          }))}
        />
      </Section>
      <Api t={t} />
      <Section id="words" title={t('directory.open.words')}>
        <Lines
          items={(['attributes', 'area', 'age', 'hours'] as const).map((one) => t(`directory.open.words.${one}`))}
        />
        <p class="muted">{t('directory.open.license')}</p>
        <p>
          <a href={MAP}>{t('directory.map.title')}</a>
        </p>
      </Section>
    </Stack>
  ),
})

const Api = ({ t }: { t: T }) => (
  <Section id="api" title={t('directory.open.api')} note={t('directory.open.api_note')}>
    <Table
      caption={t('directory.open.api')}
      columns={[{ label: t('directory.open.address') }, { label: t('directory.open.gives') }]}
      rows={[
        { cells: [<code>{`${API}/services`}</code>, t('directory.open.gives.services')] },
        { cells: [<code>{`${API}/services/{id}`}</code>, t('directory.open.gives.service')] },
        { cells: [<code>{`${API}/organizations`}</code>, t('directory.open.gives.organizations')] },
        { cells: [<code>{`${API}/organizations/{id}`}</code>, t('directory.open.gives.organization')] },
        { cells: [<code>{OPENAPI}</code>, t('directory.open.gives.openapi')] },
      ]}
    />
  </Section>
)
