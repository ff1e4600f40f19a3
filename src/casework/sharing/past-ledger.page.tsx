import { page } from '#platform'
import { Empty, Head, Stack } from '#platform/ui'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { pastLedgerOf } from './ledger-page.query.server.ts'
import { askedPage, LedgerPages, LedgerTable } from './ledger-table.tsx'

/** What was shown once and is not any more: withdrawn, replaced, over. Nobody can change it. */
export const pastLedgerPage = page({
  path: '/cases/:caseId/sharing/history',
  params: OfCase,
  act: 'casework.ledger.look',
  load: async (ctx, { caseId }, query) => {
    const { known, past } = await pastLedgerOf(ctx, caseId, askedPage(query))
    return { known, past, frame: await caseFrame(ctx, known.file) }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ t }) => t('casework.sharing.ledger.history'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { known, past, frame }, t }) => (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.sharing.ledger.history')} />
      <Head title={t('casework.sharing.ledger.history')} lead={t('casework.sharing.ledger.history_lead')} />
      {past.entries.length === 0 ? (
        <Empty title={t('casework.sharing.ledger.no_history')} />
      ) : (
        <LedgerTable
          caption={t('casework.sharing.ledger.history')}
          known={known}
          entries={past.entries}
          withRecipient
        />
      )}
      <LedgerPages at={past} />
    </Stack>
  ),
})
