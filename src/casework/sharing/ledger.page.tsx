import { legalBasesPath } from '#model'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, Buttons, Empty, Head, Section, Stack } from '#platform/ui'
import { copiesPath } from '../bundle/copy-paths.ts'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { consentsPath } from '../consents/consents-path.ts'
import { letterPath } from '../official-letters/letter-paths.ts'
import { OutsideTable } from '../official-letters/outside-table.tsx'
import { lookAsPath } from '../preview/look-as-address.ts'
import { chooseDisclosurePage } from './choose-disclosure.page.tsx'
import { type Ledger, ledgerOf } from './ledger-page.query.server.ts'
import { askedPage, LedgerPages, LedgerTable } from './ledger-table.tsx'
import { SharingMatrix } from './matrix.tsx'
import { confirmPackagePage } from './packages/confirm-package.page.tsx'
import { pastLedgerPage } from './past-ledger.page.tsx'
import { sharedCellPage } from './shared-cell.page.tsx'

/** Who sees what: every disclosure of a case that the reader may know, on one sheet. */
export const ledgerPage = page({
  path: '/cases/:caseId/sharing',
  params: OfCase,
  act: 'casework.ledger.look',
  load: async (ctx, { caseId }, query) => {
    const ledger = await ledgerOf(ctx, caseId, askedPage(query))
    return { ledger, today: ctx.today, frame: await caseFrame(ctx, ledger.known.file) }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ t }) => t('casework.sharing.ledger.title'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { ledger, today }, params, t }) => (
    <>
      <Head title={t('casework.sharing.ledger.title')} lead={t('casework.sharing.ledger.lead')}>
        {ledger.canDisclose && (
          <ButtonLink href={letterPath.list(params.caseId)}>{t('casework.letter.list')}</ButtonLink>
        )}
        {ledger.canDisclose && <ButtonLink href={lookAsPath(params.caseId)}>{t('casework.look_as.choose')}</ButtonLink>}
        {ledger.canDisclose && (
          <ButtonLink kind="main" href={chooseDisclosurePage.at(params)}>
            {t('casework.sharing.disclose.title')}
          </ButtonLink>
        )}
        {ledger.canDisclose && (
          <ButtonLink href={copiesPath(params.caseId)}>{t('casework.copy.list.title')}</ButtonLink>
        )}
      </Head>
      <Stack>
        <Packages ledger={ledger} />
        <Everything
          ledger={ledger}
          note={t('casework.sharing.ledger.standing', { ...ledger.standing, today: showDate(today) })}
        />
        <Register ledger={ledger} />
        <OutsideTable known={ledger.known} given={ledger.outside} />
        <p>
          <a href={pastLedgerPage.at(params)}>
            {t('casework.sharing.ledger.to_history', { count: ledger.standing.past })}
          </a>
          {' · '}
          <a href={consentsPath(params.caseId)}>{t('casework.consents.link')}</a>
          {' · '}
          <a href={legalBasesPath}>{t('casework.sharing.ledger.to_law')}</a>
        </p>
      </Stack>
    </>
  ),
})

type Part = { ledger: Ledger }

function Packages({ ledger: { packagesFor, known } }: Part) {
  const { t } = useReader()
  if (packagesFor.length === 0) return null
  return (
    <Section id="packages" title={t('casework.sharing.ledger.packages')}>
      <Buttons>
        {packagesFor.map(({ id, shortName }) => (
          <ButtonLink href={confirmPackagePage.at({ caseId: known.file.id, institutionId: id })}>
            {t('casework.sharing.ledger.package', { institution: shortName })}
          </ButtonLink>
        ))}
      </Buttons>
    </Section>
  )
}

function Everything({ ledger: { known, matrix }, note }: Part & { note: string }) {
  const { t } = useReader()
  const title = t('casework.sharing.ledger.everything')
  if (matrix.rows.length === 0) {
    return (
      <Empty title={t('casework.sharing.ledger.empty_title')}>
        <p>{t('casework.sharing.ledger.empty')}</p>
      </Empty>
    )
  }
  return (
    <Section id="everything" title={title} note={note}>
      <SharingMatrix
        model={known.model}
        matrix={matrix}
        caption={title}
        cellAt={({ id }, category) => sharedCellPage.at({ caseId: known.file.id, institutionId: id, category })}
      />
    </Section>
  )
}

/** The same as rows, with everything that a disclosure must have. */
function Register({ ledger: { known, current } }: Part) {
  const { t } = useReader()
  if (current.entries.length === 0) return null
  const title = t('casework.sharing.ledger.register')
  return (
    <Section id="register" title={title}>
      <LedgerTable caption={title} known={known} entries={current.entries} withRecipient />
      <LedgerPages at={current} />
    </Section>
  )
}
