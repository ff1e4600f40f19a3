import type { T } from '#platform'
import { placeLabel } from '#territory'
import { type Band, toldAs } from './bands.domain.ts'
import type { Named } from './unmet-report.domain.ts'
import type { NeedsReport, UnitOfNeeds } from './unmet-report.query.server.ts'

/** A count in words: a band of five, or that it is under five. */
export function bandWords(t: T, band: Band | null): string {
  if (band === null) return t('casework.unmet.none')
  const told = toldAs(band)
  if (told.as === 'few') return t('casework.unmet.few')
  return told.as === 'up_to'
    ? t('casework.unmet.up_to', { hi: told.hi })
    : t('casework.unmet.range', { lo: told.lo, hi: told.hi })
}

/** An area in the words of the model, or one that no list of it knows. */
export const areaWords = (t: T, { id, name }: Named): string =>
  name ?? t(id === 'goods' ? 'casework.unmet.goods' : 'casework.unmet.other_area')

export const reasonWords = (t: T, { id, name }: Named): string =>
  name ?? t(id === 'refused' ? 'casework.unmet.refused' : 'casework.unmet.other_reason')

/** Reasons that the program found by itself, not the model. */
export const isInferred = ({ name }: Named): boolean => name === null

export const unitWords = (t: T, { code, place }: UnitOfNeeds): string => (place ? placeLabel(t, place) : code)

export const gminaWords = (t: T, report: NeedsReport, code: string): string =>
  unitWords(t, { code, place: report.places.get(code) })
