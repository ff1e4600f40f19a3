import { LocalDate } from '#kernel'
import { page, showDate } from '#platform'
import { Empty, Head, Table, Tag } from '#platform/ui'
import { nameIn } from '../name-in.ts'
import { handbookPage } from './handbook.page.tsx'
import { listVersions } from './version-list.query.server.ts'

/** Every published model, for everybody. */
export const handbookListPage = page({
  path: '/handbook',
  act: 'model.handbook.read',
  looking: 'public',
  open: 'public',
  load: (ctx) => listVersions(ctx),
  title: ({ t }) => t('model.handbook.title'),
  view: ({ loaded, t, visitor: { locale } }) => (
    <div class="stack-l">
      <Head title={t('model.handbook.title')} lead={t('model.handbook.lead')} />
      {loaded.length === 0 && (
        <Empty title={t('model.handbook.none.title')}>
          <p>{t('model.handbook.none.text')}</p>
        </Empty>
      )}
      {loaded.length > 0 && (
        <Table
          caption={t('model.handbook.title')}
          columns={[
            { label: t('model.handbook.column.model') },
            { label: t('model.handbook.column.version') },
            { label: t('model.handbook.column.status') },
            { label: t('model.handbook.column.valid') },
          ]}
          rows={loaded.map(({ model: { document } }) => ({
            cells: [
              <>
                <a href={handbookPage.at({ modelId: document.id, version: document.version })}>
                  {nameIn(document.name, locale)}
                </a>
                {document.disclaimer && <p class="prov">{nameIn(document.disclaimer, locale)}</p>}
              </>,
              document.version,
              <Tag>{t(`model.status.${document.status}`)}</Tag>,
              showDate(LocalDate.parse(document.validFrom)),
            ],
          }))}
        />
      )}
    </div>
  ),
})
