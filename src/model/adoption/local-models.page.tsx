import { page, showDate } from '#platform'
import { Empty, Head, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { nameIn } from '../name-in.ts'
import { localModelPage } from './local-model.page.tsx'
import { gminasWithModels } from './local-model.query.server.ts'

/** Which gminas work by which model today, for everybody. */
export const localModelsPage = page({
  path: '/local-models',
  act: 'model.local.read',
  looking: 'public',
  open: 'public',
  load: (ctx) => gminasWithModels(ctx),
  title: ({ t }) => t('model.local.list.title'),
  view: ({ loaded, t, visitor: { locale } }) => (
    <div class="stack-l">
      <Head title={t('model.local.list.title')} lead={t('model.local.list.lead')} />
      {loaded.length === 0 ? (
        <Empty title={t('model.local.list.none')} />
      ) : (
        <Table
          caption={t('model.local.list.title')}
          columns={[
            { label: t('model.administration.adoptions.unit') },
            { label: t('model.handbook.column.model') },
            { label: t('model.handbook.column.version') },
            { label: t('model.local.list.since') },
          ]}
          rows={loaded.map(({ place, unitCode, model: { document }, fromOn }) => ({
            cells: [
              <a href={localModelPage.at({ unitCode })}>{placeLabel(t, place)}</a>,
              nameIn(document.name, locale),
              document.version,
              showDate(fromOn),
            ],
          }))}
        />
      )}
    </div>
  ),
})
