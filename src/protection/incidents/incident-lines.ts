import { showDate, showInstant, type T } from '#platform'
import type { Incident } from './incident.domain.ts'

export type Line = { readonly label: string; readonly text: string }
const known = (label: string, text: string | null): readonly Line[] => (text ? [{ label, text }] : [])
const count = (value: number | null): string | null => (value === null ? null : String(value))

/** What the form of the supervisory authority asks, as far as it is filled in, in its order. */
export const descriptionLines = (one: Incident, t: T): readonly Line[] => [
  { label: t('protection.incident.found'), text: showInstant(one.foundAt) },
  { label: t('protection.incident.reported'), text: showInstant(one.reportedAt) },
  { label: t('protection.incident.summary'), text: one.summary },
  ...known(t('protection.incident.kinds'), one.kinds.map((kind) => t(`protection.incident.kind.${kind}`)).join(', ')),
  ...known(t('protection.incident.happened'), one.happened),
  ...known(t('protection.incident.people'), one.people),
  ...known(t('protection.incident.people_count'), count(one.peopleCount)),
  ...known(t('protection.incident.records'), one.records),
  ...known(t('protection.incident.records_count'), count(one.recordsCount)),
  ...known(t('protection.incident.consequences'), one.consequences),
  ...known(t('protection.incident.measures'), one.measures),
]

const choice = (value: boolean | null, yes: string, no: string, t: T): string =>
  value === null ? t('protection.incident.undecided') : value ? yes : no

/** What was decided and done. */
export const decisionLines = (one: Incident, t: T): readonly Line[] => [
  {
    label: t('protection.incident.notify_office'),
    text: choice(one.notifyOffice, t('protection.incident.notify'), t('protection.incident.not_notify'), t),
  },
  ...known(t('protection.incident.notify_reason'), one.notifyReason),
  ...known(t('protection.incident.office_told'), one.officeToldAt && showInstant(one.officeToldAt)),
  ...known(t('protection.incident.late_reason'), one.lateReason),
  {
    label: t('protection.incident.tell_people'),
    text: choice(one.tellPeople, t('protection.incident.tell'), t('protection.incident.not_tell'), t),
  },
  ...known(t('protection.incident.tell_reason'), one.tellReason),
  ...known(t('protection.incident.people_told'), one.peopleToldOn && showDate(one.peopleToldOn)),
  ...known(t('protection.incident.early_warning'), one.earlyWarningAt && showInstant(one.earlyWarningAt)),
  ...known(t('protection.incident.security_told'), one.securityToldAt && showInstant(one.securityToldAt)),
]
