import { page } from '#platform'
import { ButtonLink, Empty, Head, Table, Tag } from '#platform/ui'
import { consultationPage } from './consultation.page.tsx'
import { listConsultations } from './consultation.query.server.ts'
import { CONSULTATIONS, MY_REMARKS, PROPOSALS } from './consultation-paths.ts'
import { datesOf, nameOf } from './consultation-words.ts'
import { writesSomeModel } from './remarks.query.server.ts'

/** Consultations of drafts in which the reader may take part, for everybody. */
export const consultationsPage = page({
  path: CONSULTATIONS,
  act: 'model.consultation.list',
  looking: 'public',
  open: 'public',
  load: async (ctx) => ({ all: await listConsultations(ctx), writes: await writesSomeModel(ctx) }),
  title: ({ t }) => t('model.consultation.title'),
  view: ({ loaded: { all, writes }, t, visitor }) => (
    <div class="stack-l">
      <Head title={t('model.consultation.title')} lead={t('model.consultation.lead')}>
        {writes && <ButtonLink href={PROPOSALS}>{t('model.consultation.proposals.link')}</ButtonLink>}
        {visitor.signedIn && <ButtonLink href={MY_REMARKS}>{t('model.consultation.mine.link')}</ButtonLink>}
      </Head>
      {all.length === 0 ? (
        <Empty title={t('model.consultation.none.title')}>
          <p>{t('model.consultation.none.text')}</p>
        </Empty>
      ) : (
        <Table
          caption={t('model.consultation.title')}
          columns={[
            { label: t('model.consultation.column.draft') },
            { label: t('model.consultation.column.dates') },
            { label: t('model.consultation.column.circle') },
            { label: t('model.consultation.column.state') },
          ]}
          rows={all.map((one) => ({
            cells: [
              <a href={consultationPage.at({ consultationId: one.id })}>{nameOf(t, one)}</a>,
              datesOf(t, one),
              t(`model.consultation.circle.${one.circle}`),
              <Tag {...(one.state === 'open' ? { tone: 'turn' as const } : {})}>
                {t(`model.consultation.state.${one.state}`)}
              </Tag>,
            ],
          }))}
        />
      )}
    </div>
  ),
})
