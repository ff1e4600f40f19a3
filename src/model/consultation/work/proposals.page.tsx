import { Forbidden } from '#kernel'
import { page } from '#platform'
import { Crumbs, Empty, Head, Stack } from '#platform/ui'
import { CONSULTATIONS, PROPOSALS } from '../consultation-paths.ts'
import { remarksFromWork, writesSomeModel } from '../remarks.query.server.ts'
import { RemarksTable } from '../sorting/remarks-table.tsx'

/** What does not work, said from work, for the teams of models. */
export const proposalsPage = page({
  path: PROPOSALS,
  act: 'model.remark.list_from_work',
  looking: 'unrecorded',
  load: async (ctx) => {
    if (!(await writesSomeModel(ctx))) throw new Forbidden('model.remark.answer')
    return remarksFromWork(ctx)
  },
  title: ({ t }) => t('model.remark.proposals.title'),
  view: ({ loaded, t }) => (
    <Stack>
      <Crumbs
        items={[
          { label: t('model.consultation.title'), href: CONSULTATIONS },
          { label: t('model.remark.proposals.title') },
        ]}
      />
      <Head title={t('model.remark.proposals.title')} lead={t('model.remark.proposals.lead')} />
      {loaded.length === 0 ? (
        <Empty title={t('model.remark.proposals.none')} />
      ) : (
        <RemarksTable remarks={loaded} placeOf={(about, { modelId, version }) => `${modelId} ${version}: ${about}`} />
      )}
    </Stack>
  ),
})
