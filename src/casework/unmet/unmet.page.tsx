import { page, useReader } from '#platform'
import { ButtonLink, Crumbs, Empty, Head, Lines, Section, Stack } from '#platform/ui'
import { OfReport } from './unmet.schema.ts'
import { UnmetBars } from './unmet-bars.tsx'
import { helpPath, unmetFilePath, unmetPath } from './unmet-paths.ts'
import { unmetPrint } from './unmet-print.ts'
import { type NeedsReport, needsReport, unitsOfNeeds } from './unmet-report.query.server.ts'
import { GminaTable, QuarterTable, ReasonTable } from './unmet-tables.tsx'
import { bandWords, unitWords } from './unmet-words.ts'

/** Gminas and powiats whose needs without a service I count. */
export const unmetUnitsPage = page({
  path: unmetPath,
  act: 'casework.unmet.list',
  // Gminas and no figure.
  looking: 'unrecorded',
  load: async (ctx) => ({ units: await unitsOfNeeds(ctx), year: ctx.today.slice(0, 4) }),
  title: ({ t }) => t('casework.unmet.title'),
  view: ({ t, loaded: { units, year } }) => (
    <Stack>
      <Head title={t('casework.unmet.title')} lead={t('casework.unmet.lead')} />
      {units.length === 0 ? (
        <Empty title={t('casework.unmet.no_units')} />
      ) : (
        <Lines
          items={units.map((unit) => <a href={unmetPage.at({ unitCode: unit.code, year })}>{unitWords(t, unit)}</a>)}
        />
      )}
    </Stack>
  ),
})

/** Needs without a service of a gmina or powiat in a year: by area, what is missing and quarter, in bands, without a case or a name. */
export const unmetPage = page({
  path: `${unmetPath}/:unitCode/:year`,
  params: OfReport,
  act: 'casework.unmet.read',
  // Bands of counts, none under five; no case.
  looking: 'unrecorded',
  load: (ctx, params) => needsReport(ctx, params),
  title: ({ t }) => t('casework.unmet.title'),
  view: ({ loaded }) => <Report report={loaded} />,
})

function Report({ report }: { readonly report: NeedsReport }) {
  const { t } = useReader()
  const { unit, year, areas } = report
  const at = { unitCode: unit.code, year: String(year) }
  return (
    <>
      <Crumbs items={[{ label: t('casework.unmet.title'), href: unmetPath }, { label: unitWords(t, unit) }]} />
      <Stack>
        <Head
          over={`${unitWords(t, unit)}, ${year}`}
          title={t('casework.unmet.title')}
          lead={t(areas.length === 0 ? 'casework.unmet.lead' : 'casework.unmet.counted')}
        >
          <ButtonLink href={unmetPrint.docxAt(at)}>{t('casework.unmet.docx')}</ButtonLink>
          <ButtonLink href={unmetPrint.at(at)}>{t('casework.unmet.pdf')}</ButtonLink>
          <ButtonLink href={unmetFilePath(at.unitCode, at.year, 'xlsx')}>{t('casework.unmet.xlsx')}</ButtonLink>
          <ButtonLink href={unmetFilePath(at.unitCode, at.year, 'csv')}>{t('casework.unmet.csv')}</ButtonLink>
        </Head>
        <p>
          <a href={helpPath(unit.code)}>{t('casework.unmet.help_link')}</a>
        </p>
        {areas.length === 0 ? (
          <Empty title={t('casework.unmet.nothing')}>
            <p>{t('casework.unmet.nothing_text')}</p>
          </Empty>
        ) : (
          <Figures report={report} />
        )}
        <Years report={report} />
      </Stack>
    </>
  )
}

function Figures({ report }: { readonly report: NeedsReport }) {
  const { t } = useReader()
  return (
    <>
      <Section
        id="reasons"
        title={t('casework.unmet.by_reason')}
        note={t('casework.unmet.all', { band: bandWords(t, report.all) })}
      >
        <UnmetBars areas={report.areas} />
        <ReasonTable report={report} />
        <p class="fine">{t('casework.unmet.inferred_note')}</p>
      </Section>
      <Section id="quarters" title={t('casework.unmet.by_quarter')} note={t('casework.unmet.quarter_note')}>
        <QuarterTable report={report} />
      </Section>
      {report.powiat && (
        <Section id="gminas" title={t('casework.unmet.by_gmina')} note={t('casework.unmet.gmina_note')}>
          <GminaTable report={report} />
        </Section>
      )}
      <Section id="how" title={t('casework.unmet.how')}>
        <p>{t('casework.unmet.how_counted')}</p>
        <p>{t('casework.unmet.how_told')}</p>
      </Section>
    </>
  )
}

function Years({ report: { unit, year, years } }: { readonly report: NeedsReport }) {
  const { t } = useReader()
  return (
    <Section id="years" title={t('casework.unmet.years')}>
      <Lines
        items={years
          .filter((one) => one !== year)
          .map((one) => <a href={unmetPage.at({ unitCode: unit.code, year: String(one) })}>{one}</a>)}
      />
    </Section>
  )
}
