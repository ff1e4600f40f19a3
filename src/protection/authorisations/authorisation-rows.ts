import { type MessageKey, showDate, type T } from '#platform'
import type { Authorisation } from './authorisation.query.server.ts'

export const AUTHORISATION_COLUMNS: readonly MessageKey[] = [
  'protection.authorisation.person',
  'protection.authorisation.job',
  'protection.authorisation.from',
  'protection.authorisation.until',
  'protection.authorisation.state',
  'protection.authorisation.sworn',
  'protection.authorisation.scope',
]

/** One authorisation as its row, on the page, on paper and in a file alike. */
export const authorisationRow = (one: Authorisation, t: T): readonly string[] => [
  one.name,
  one.jobTitle,
  showDate(one.from),
  one.until ? showDate(one.until) : t('protection.authorisation.open_end'),
  t(one.active ? 'protection.authorisation.active' : 'protection.authorisation.inactive'),
  one.swornOn ? showDate(one.swornOn) : t('protection.authorisation.not_sworn'),
  t('protection.authorisation.places', { seats: one.seats, memberships: one.memberships }),
]
