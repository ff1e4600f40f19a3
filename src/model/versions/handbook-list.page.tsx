import { LocalDate } from '#kernel'
import { page, showDate } from '#platform'
import { ButtonLink, Empty, Head, Table, Tag } from '#platform/ui'
import { CONSULTATIONS } from '../consultation/consultation-paths.ts'
import { writesModels } from '../drafts/draft.query.server.ts'
import { DRAFTS } from '../drafts/draft-paths.ts'
import { nameIn } from '../name-in.ts'
import { handbookPage } from './handbook.page.tsx'
import { versionsToday } from './version-list.query.server.ts'

/** Every published model, for everybody. */
export const handbookListPage = page({
  path: '/handbook',
  act: 'model.handbook.read',
  looking: 'public',
  open: 'public',
  load: async (ctx) => ({ versions: await versionsToday(ctx), writes: await writesModels(ctx) }),
  about: ({ t }) => ({ description: t('model.handbook.lead'), type: 'website' }),
  title: ({ t }) => t('model.handbook.title'),
  view: ({ loaded: { versions, writes }, t, visitor: { locale } }) => (
    <div class="stack-l">
      <Head title={t('model.handbook.title')} lead={t('model.handbook.lead')}>
        <ButtonLink href="/local-models">{t('model.local.list.link')}</ButtonLink>
        {writes && <ButtonLink href={DRAFTS}>{t('model.drafts.title')}</ButtonLink>}
        <ButtonLink href={CONSULTATIONS}>{t('model.consultation.title')}</ButtonLink>
      </Head>
      {versions.length === 0 && (
        <Empty title={t('model.handbook.none.title')}>
          <p>{t('model.handbook.none.text')}</p>
        </Empty>
      )}
      {versions.length > 0 && (
        <Table
          caption={t('model.handbook.title')}
          columns={[
            { label: t('model.handbook.column.model') },
            { label: t('model.handbook.column.version') },
            { label: t('model.handbook.column.status') },
            { label: t('model.handbook.column.valid') },
          ]}
          rows={versions.map(({ model: { document }, standing }) => ({
            cells: [
              <>
                <a href={handbookPage.at({ modelId: document.id, version: document.version })}>
                  {nameIn(document.name, locale)}
                </a>
                {document.disclaimer && <p class="prov">{nameIn(document.disclaimer, locale)}</p>}
              </>,
              document.version,
              <>
                <Tag>{t(`model.status.${document.status}`)}</Tag>{' '}
                <Tag tone={standing === 'in_force' ? 'ok' : 'line'}>{t(`model.drafts.standing.${standing}`)}</Tag>
              </>,
              showDate(LocalDate.parse(document.validFrom)),
            ],
          }))}
        />
      )}
    </div>
  ),
})
