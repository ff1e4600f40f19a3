import { z } from 'zod'
import { CaseId } from '#kernel'
import { page } from '#platform'
import { ButtonLink, Empty, Head } from '#platform/ui'
import { CaseFrameHeader } from '../cases/case-frame.tsx'
import { caseHistory } from './case-history.query.server.ts'
import { HistoryList } from './history-list.tsx'

/** Everything that happened in a case and who looked: the record the family may be shown. */
export const historyPage = page({
  path: '/cases/:caseId/history',
  params: z.object({ caseId: CaseId }),
  act: 'casework.history.read',
  load: (ctx, { caseId }, query) => caseHistory(ctx, caseId, query.before),
  looking: ({ caseId }) => ({ chain: 'case', about: caseId, name: 'casework.history.looked' }),
  scope: ({ caseId }) => caseId,
  title: ({ t, loaded }) => t('casework.history.title', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="history" />,
  view: ({ t, loaded }) => (
    <>
      <Head title={t('casework.tab.history')} lead={t('casework.history.lead')}>
        {loaded.mayKeep && (
          <ButtonLink href={`/cases/${loaded.frame.caseId}/looks`} kind="quiet">
            {t('casework.looks.title')}
          </ButtonLink>
        )}
      </Head>
      {loaded.entries.length === 0 ? (
        <Empty title={t('casework.history.empty')} />
      ) : (
        <HistoryList model={loaded.model} entries={loaded.entries} />
      )}
      {loaded.earlier !== null && (
        <p>
          <a href={`?before=${loaded.earlier}`}>{t('casework.history.earlier')}</a>
        </p>
      )}
    </>
  ),
})
