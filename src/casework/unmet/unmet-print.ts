import { type PrintBlock, print, type T } from '#platform'
import { me } from '#platform/server'
import { OfReport } from './unmet.schema.ts'
import { unmetPath } from './unmet-paths.ts'
import { type NeedsReport, needsReport } from './unmet-report.query.server.ts'
import { unmetRows } from './unmet-rows.ts'
import { areaWords, bandWords, gminaWords, unitWords } from './unmet-words.ts'

/** The part about needs without a service for the strategy of solving social problems of a gmina or powiat (ustawa o pomocy społecznej, art. 16b). */
export const unmetPrint = print({
  path: `${unmetPath}/:unitCode/:year/print`,
  params: OfReport,
  act: 'casework.unmet.print',
  office: true,
  load: async (ctx, params) => ({ report: await needsReport(ctx, params), person: me(ctx) }),
  looking: ({ unitCode, year }, { person }) => ({
    chain: 'person',
    about: person,
    name: 'casework.unmet.printed',
    payload: { unit: unitCode, year },
  }),
  name: ({ params, t }) => `${t('casework.unmet.file_name')}-${params.unitCode}-${params.year}`,
  document: ({ loaded: { report }, t }) => ({
    title: t('casework.unmet.print_title'),
    institution: unitWords(t, report.unit),
    mark: String(report.year),
    blocks: blocksOf(report, t),
  }),
})

function blocksOf(report: NeedsReport, t: T): PrintBlock[] {
  const { areas, gminas, powiat } = report
  if (areas.length === 0) return [{ kind: 'text', text: t('casework.unmet.nothing_text') }]
  const [head = [], ...rows] = unmetRows(report, t)
  return [
    { kind: 'text', text: t('casework.unmet.counted') },
    { kind: 'text', text: t('casework.unmet.all', { band: bandWords(t, report.all) }) },
    { kind: 'heading', level: 2, text: t('casework.unmet.by_reason') },
    { kind: 'table', columns: head.slice(0, 4).map((label) => ({ label })), rows: rows.map((row) => row.slice(0, 4)) },
    { kind: 'text', as: 'small', text: t('casework.unmet.inferred_note') },
    { kind: 'heading', level: 2, text: t('casework.unmet.by_quarter') },
    { kind: 'text', as: 'small', text: t('casework.unmet.quarter_note') },
    {
      kind: 'table',
      columns: [
        { label: t('casework.unmet.area'), share: 2 },
        ...['I', 'II', 'III', 'IV'].map((quarter) => ({ label: t('casework.unmet.quarter', { quarter }) })),
        { label: t('casework.unmet.standing') },
      ],
      rows: areas.map((area) => [
        areaWords(t, area),
        ...area.quarters.map((band) => bandWords(t, band)),
        bandWords(t, area.standing),
      ]),
    },
    ...(powiat
      ? ([
          { kind: 'heading', level: 2, text: t('casework.unmet.by_gmina') },
          { kind: 'text', as: 'small', text: t('casework.unmet.gmina_note') },
          {
            kind: 'table',
            columns: [{ label: t('casework.unmet.gmina') }, { label: t('casework.unmet.together') }],
            rows: gminas.map(({ code, band }) => [gminaWords(t, report, code), bandWords(t, band)]),
          },
        ] satisfies PrintBlock[])
      : []),
    { kind: 'heading', level: 2, text: t('casework.unmet.how') },
    { kind: 'text', text: t('casework.unmet.how_counted') },
    { kind: 'text', text: t('casework.unmet.how_told') },
  ]
}
