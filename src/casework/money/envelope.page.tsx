import { page, showDate, useReader } from '#platform'
import { ButtonLink, Crumbs, Empty, Head, Lines, Section, Stack } from '#platform/ui'
import { placeLabel } from '#territory'
import { projectsPath } from '../projects/project-words.ts'
import { supportsPath } from '../support/support-words.ts'
import { type EnvelopeView, envelopeIn, envelopesOfMine } from './envelope.query.server.ts'
import { envelopePrint } from './envelope-print.ts'
import { LedgerTable, NearEnd, PurchaseTable, SourceTable, SumFigures } from './envelope-tables.tsx'
import { OfEnvelope } from './money.schema.ts'
import { envelopeFilePath, envelopePath, envelopesPath } from './money-paths.ts'

/** The gminas whose envelope I see. */
export const envelopesPage = page({
  path: '/envelopes',
  act: 'casework.envelope.list',
  // Gminas and no amount.
  looking: 'unrecorded',
  load: (ctx) => envelopesOfMine(ctx),
  title: ({ t }) => t('casework.money.title'),
  view: ({ t, loaded }) => (
    <Stack>
      <Head title={t('casework.money.title')} lead={t('casework.money.lead')}>
        <ButtonLink href={supportsPath}>{t('casework.support.title')}</ButtonLink>
        <ButtonLink href={projectsPath}>{t('casework.project.title')}</ButtonLink>
      </Head>
      {loaded.length === 0 ? (
        <Empty title={t('casework.money.none')} />
      ) : (
        <Lines
          items={loaded.map(({ unitCode, place }) => (
            <a href={envelopePath(unitCode)}>{place ? placeLabel(t, place) : unitCode}</a>
          ))}
        />
      )}
    </Stack>
  ),
})

/** The envelope of a gmina: what it holds by source, what is bought, and the ledger for those who answer for it. */
export const envelopePage = page({
  path: '/envelopes/:unitCode',
  params: OfEnvelope,
  act: 'casework.envelope.read',
  // Sources and sums; no case and no name.
  looking: 'unrecorded',
  load: (ctx, { unitCode }) => envelopeIn(ctx, unitCode),
  title: ({ t }) => t('casework.money.envelope'),
  view: ({ loaded }) => <Envelope view={loaded} />,
})

function Envelope({ view }: { readonly view: EnvelopeView }) {
  const { t } = useReader()
  const { unitCode, place, sources, purchases, entries, mayOpen } = view
  const printed = sources.some(({ mine }) => mine)
  return (
    <>
      <Crumbs
        items={[{ label: t('casework.money.title'), href: envelopesPath }, { label: t('casework.money.envelope') }]}
      />
      <Stack>
        <Head
          over={place ? placeLabel(t, place) : unitCode}
          title={t('casework.money.envelope')}
          lead={t('casework.money.state_on', { day: showDate(view.today) })}
        >
          {mayOpen && (
            <ButtonLink kind="main" href={`${envelopePath(unitCode)}/sources/new`}>
              {t('casework.money.open_source')}
            </ButtonLink>
          )}
          {printed && <ButtonLink href={envelopePrint.at({ unitCode })}>{t('casework.money.print')}</ButtonLink>}
          {printed && <ButtonLink href={envelopeFilePath(unitCode)}>{t('casework.money.file')}</ButtonLink>}
        </Head>
        <NearEnd sources={sources} />
        <Section id="sources" title={t('casework.money.sources')} note={t('casework.money.sources_note')}>
          {sources.length === 0 ? (
            <Empty title={t('casework.money.no_sources')} />
          ) : (
            <>
              <SumFigures sums={view.together} />
              <SourceTable view={view} />
            </>
          )}
        </Section>
        {purchases.length > 0 && (
          <Section id="purchases" title={t('casework.money.purchases')} count={purchases.length}>
            <PurchaseTable view={view} />
          </Section>
        )}
        {entries.length > 0 && (
          <Section id="ledger" title={t('casework.money.ledger')} note={t('casework.money.ledger_note')}>
            <LedgerTable view={view} />
          </Section>
        )}
      </Stack>
    </>
  )
}
