import { legalBasesPath } from '#model'
import { page, useReader } from '#platform'
import { ButtonLink, Buttons, Empty, Head, Section, Stack } from '#platform/ui'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { letterPath } from '../official-letters/letter-paths.ts'
import { OutsideTable } from '../official-letters/outside-table.tsx'
import { lookAsPath } from '../preview/look-as-address.ts'
import { chooseDisclosurePage } from './choose-disclosure.page.tsx'
import { type Ledger, type LedgerEntry, ledgerOf } from './ledger.query.server.ts'
import { LedgerTable } from './ledger-table.tsx'
import { confirmPackagePage } from './packages/confirm-package.page.tsx'

/** Who sees what: every disclosure of a case that the reader may know, and what became of it. */
export const ledgerPage = page({
  path: '/cases/:caseId/sharing',
  params: OfCase,
  act: 'casework.ledger.look',
  load: async (ctx, { caseId }) => {
    const ledger = await ledgerOf(ctx, caseId)
    return { ledger, frame: await caseFrame(ctx, ledger.known.file) }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ t }) => t('casework.sharing.ledger.title'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { ledger }, params, t }) => (
    <>
      <Head title={t('casework.sharing.ledger.title')} lead={t('casework.sharing.ledger.lead')}>
        {ledger.canDisclose && (
          <ButtonLink href={chooseDisclosurePage.at(params)}>{t('casework.sharing.disclose.title')}</ButtonLink>
        )}
        {ledger.canDisclose && (
          <ButtonLink href={letterPath.list(params.caseId)} kind="quiet">
            {t('casework.letter.list')}
          </ButtonLink>
        )}
        {ledger.canDisclose && <ButtonLink href={lookAsPath(params.caseId)}>{t('casework.look_as.choose')}</ButtonLink>}
      </Head>
      <Stack>
        <p>
          <a href={legalBasesPath}>{t('casework.sharing.ledger.to_law')}</a>
        </p>
        <Packages ledger={ledger} />
        <InForce ledger={ledger} />
        <OutsideTable known={ledger.known} given={ledger.outside} />
        <History ledger={ledger} />
      </Stack>
    </>
  ),
})

type Part = { ledger: Ledger }

const isCurrent = ({ state }: LedgerEntry): boolean => state === 'in_force' || state === 'ahead'

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

/** What works today, recipient by recipient: the question is always "what does the school see?". */
function InForce({ ledger: { known, entries } }: Part) {
  const { t } = useReader()
  const current = entries.filter(isCurrent)
  if (current.length === 0) {
    return (
      <Empty title={t('casework.sharing.ledger.empty_title')}>
        <p>{t('casework.sharing.ledger.empty')}</p>
      </Empty>
    )
  }
  const recipients = [...new Map(current.map(({ recipient }) => [recipient.id, recipient])).values()]
  return (
    <>
      {recipients.map(({ id, shortName }) => {
        const title = t('casework.sharing.ledger.sees', { institution: shortName })
        const rows = current.filter(({ recipient }) => recipient.id === id)
        return (
          <Section id={`to-${id}`} title={title} count={rows.length}>
            <LedgerTable caption={title} known={known} entries={rows} />
          </Section>
        )
      })}
    </>
  )
}

function History({ ledger: { known, entries } }: Part) {
  const { t } = useReader()
  const past = entries.filter((entry) => !isCurrent(entry))
  if (past.length === 0) return null
  const title = t('casework.sharing.ledger.history')
  return (
    <Section id="history" title={title} count={past.length}>
      <LedgerTable caption={title} known={known} entries={past} withRecipient />
    </Section>
  )
}
