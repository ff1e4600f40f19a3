import { useReader } from '#platform'
import { Table } from '#platform/ui'
import type { NeedsReport } from './unmet-report.query.server.ts'
import { areaWords, bandWords, gminaWords, isInferred, reasonWords } from './unmet-words.ts'

/** Areas of need by what is missing. */
export function ReasonTable({ report: { areas, reasons } }: { readonly report: NeedsReport }) {
  const { t } = useReader()
  return (
    <Table
      caption={t('casework.unmet.by_reason')}
      columns={[
        { label: t('casework.unmet.area') },
        ...reasons.map((reason) => ({
          label: `${reasonWords(t, reason)}${isInferred(reason) ? ` (${t('casework.unmet.inferred')})` : ''}`,
        })),
        { label: t('casework.unmet.together') },
      ]}
      rows={areas.map((area) => ({
        cells: [
          areaWords(t, area),
          ...reasons.map(({ id }) => bandWords(t, area.reasons.find((one) => one.id === id)?.band ?? null)),
          bandWords(t, area.band),
        ],
      }))}
    />
  )
}

/** Areas of need by the quarter in which they were written down, and how many are still without a service. */
export function QuarterTable({ report: { areas } }: { readonly report: NeedsReport }) {
  const { t } = useReader()
  return (
    <Table
      caption={t('casework.unmet.by_quarter')}
      columns={[
        { label: t('casework.unmet.area') },
        { label: t('casework.unmet.quarter', { quarter: 'I' }) },
        { label: t('casework.unmet.quarter', { quarter: 'II' }) },
        { label: t('casework.unmet.quarter', { quarter: 'III' }) },
        { label: t('casework.unmet.quarter', { quarter: 'IV' }) },
        { label: t('casework.unmet.standing') },
      ]}
      rows={areas.map((area) => ({
        cells: [areaWords(t, area), ...area.quarters.map((band) => bandWords(t, band)), bandWords(t, area.standing)],
      }))}
    />
  )
}

/** Gminas of a powiat in the order of their codes, which is no ranking. */
export function GminaTable({ report }: { readonly report: NeedsReport }) {
  const { t } = useReader()
  return (
    <Table
      caption={t('casework.unmet.by_gmina')}
      columns={[{ label: t('casework.unmet.gmina') }, { label: t('casework.unmet.together') }]}
      rows={report.gminas.map(({ code, band }) => ({ cells: [gminaWords(t, report, code), bandWords(t, band)] }))}
    />
  )
}
