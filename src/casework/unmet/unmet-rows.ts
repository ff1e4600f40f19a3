import type { T } from '#platform'
import { type Band, leastTold } from './bands.domain.ts'
import type { NeedsReport } from './unmet-report.query.server.ts'
import { areaWords, bandWords, isInferred, reasonWords } from './unmet-words.ts'

/**
 * The report as one table of texts, headings first: a row for each area and reason, then one for the whole area. Ends of bands stand in
 * columns of their own, the lower one only where it is five or more.
 */
export function unmetRows({ areas }: NeedsReport, t: T): string[][] {
  const head = [
    t('casework.unmet.area'),
    t('casework.unmet.reason'),
    t('casework.unmet.together'),
    t('casework.unmet.standing'),
    t('casework.unmet.at_least'),
    t('casework.unmet.at_most'),
  ]
  return [
    head,
    ...areas.flatMap((area) => [
      ...area.reasons.map((reason) => [
        areaWords(t, area),
        `${reasonWords(t, reason)}${isInferred(reason) ? ` (${t('casework.unmet.inferred')})` : ''}`,
        ...counts(t, reason.band, reason.standing),
      ]),
      [areaWords(t, area), t('casework.unmet.whole_area'), ...counts(t, area.band, area.standing)],
    ]),
  ]
}

const counts = (t: T, band: Band, standing: Band | null): string[] => [
  bandWords(t, band),
  bandWords(t, standing),
  String(leastTold(band) ?? ''),
  String(band.hi),
]
