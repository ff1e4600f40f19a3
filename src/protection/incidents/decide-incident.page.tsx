import { z } from 'zod'
import {
  fields,
  optionalChoice,
  optionalDay,
  optionalText,
  type Posted,
  page,
  type Read,
  showInstant,
  useReader,
} from '#platform'
import { DateField, Hidden, TextArea, TextField, YesNo } from '#platform/ui'
import { incidentPath } from '../protection-paths.ts'
import type { Incident } from './incident.domain.ts'
import { IncidentForm } from './incident-form.tsx'
import { type DecideInput, decideIncident } from './keep-incident.server.ts'
import { incidentKept, OfIncident } from './of-incident.ts'
import { hour } from './report-incident.page.tsx'

const words = optionalText(4000).transform((text) => text ?? null)
const decision = optionalChoice(z.enum(['yes', 'no'])).transform((said) => (said === undefined ? null : said === 'yes'))
const aDay = optionalDay.transform((day) => day ?? null)
const anHour = optionalChoice(hour).transform((time) => time ?? null)
const readFields = fields(
  z.object({
    version: z.coerce.number().int(),
    notifyOffice: decision,
    notifyReason: words,
    office_on: aDay,
    office_time: anHour,
    lateReason: words,
    tellPeople: decision,
    tellReason: words,
    peopleToldOn: aDay,
    earlyWarning_on: aDay,
    earlyWarning_time: anHour,
    security_on: aDay,
    security_time: anHour,
  }),
)

type Sent = Omit<DecideInput, 'institutionId' | 'incidentId'>
function readDecision(posted: Posted): Read<Sent> {
  const read = readFields(posted)
  if (!read.ok) return read
  const { office_on, office_time, earlyWarning_on, earlyWarning_time, security_on, security_time, ...rest } = read.value
  return {
    ok: true,
    value: {
      ...rest,
      office: { on: office_on, time: office_time },
      earlyWarning: { on: earlyWarning_on, time: earlyWarning_time },
      security: { on: security_on, time: security_time },
    },
  }
}

const said = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no')
/** "27.10.2026, 19:00" in its two fields. */
function moment(name: string, at: Date | null) {
  const [on = '', time = ''] = at ? showInstant(at).split(', ') : []
  return { [`${name}_on`]: on, [`${name}_time`]: time }
}

/** Deciding whom an incident has to be told to, and writing down when it was. */
export const decideIncidentPage = page({
  path: '/protection/:institutionId/incidents/:incidentId/decide',
  params: OfIncident,
  act: 'protection.incident.decide',
  looking: 'unrecorded',
  load: incidentKept,
  title: ({ t }) => t('protection.incident.decide.title'),
  initial: ({ incident }) => ({
    notifyOffice: said(incident.notifyOffice),
    notifyReason: incident.notifyReason ?? '',
    lateReason: incident.lateReason ?? '',
    tellPeople: said(incident.tellPeople),
    tellReason: incident.tellReason ?? '',
    peopleToldOn: incident.peopleToldOn ?? '',
    ...moment('office', incident.officeToldAt),
    ...moment('earlyWarning', incident.earlyWarningAt),
    ...moment('security', incident.securityToldAt),
  }),
  form: readDecision,
  submit: decideIncident,
  refusals: {
    closed: 'protection.incident.refusal.closed',
    reason_missing: 'protection.incident.refusal.reason_missing',
    not_decided: 'protection.incident.refusal.not_decided',
    time_missing: 'protection.incident.refusal.time_missing',
    told_before_found: 'protection.incident.refusal.told_before_found',
    told_in_future: 'protection.incident.refusal.told_in_future',
    late_reason_missing: 'protection.incident.refusal.late_reason_missing',
  },
  then: ({ params }) => ({
    to: incidentPath(params.institutionId, params.incidentId),
    flash: 'protection.incident.saved',
  }),
  view: ({ loaded, form }) => (
    <IncidentForm
      loaded={loaded}
      form={form}
      title="protection.incident.decide.title"
      lead="protection.incident.decide.lead"
      submit="protection.incident.save"
    >
      <DecisionFields incident={loaded.incident} />
    </IncidentForm>
  ),
})

function DecisionFields({ incident }: { incident: Incident }) {
  const { t } = useReader()
  return (
    <>
      <Hidden name="version" value={String(incident.version)} />
      <YesNo name="notifyOffice" label={t('protection.incident.notify_question')} optional />
      <TextArea
        name="notifyReason"
        label={t('protection.incident.notify_reason')}
        hint={t('protection.incident.notify_reason_hint')}
        optional
      />
      <MomentFields name="office" label={t('protection.incident.office_told')} />
      <TextArea
        name="lateReason"
        label={t('protection.incident.late_reason')}
        hint={t('protection.incident.late_reason_hint')}
        rows={3}
        optional
      />
      <YesNo name="tellPeople" label={t('protection.incident.tell_question')} optional />
      <TextArea name="tellReason" label={t('protection.incident.tell_reason')} optional />
      <DateField name="peopleToldOn" label={t('protection.incident.people_told')} optional />
      {incident.security && (
        <>
          <MomentFields name="earlyWarning" label={t('protection.incident.early_warning')} />
          <MomentFields name="security" label={t('protection.incident.security_told')} />
        </>
      )}
    </>
  )
}

function MomentFields({ name, label }: { name: string; label: string }) {
  const { t } = useReader()
  return (
    <>
      <DateField name={`${name}_on`} label={t('protection.incident.day_of', { what: label })} optional />
      <TextField
        name={`${name}_time`}
        label={t('protection.incident.time_of', { what: label })}
        hint={t('protection.incident.time_hint')}
        width="s"
        autocomplete="off"
        optional
      />
    </>
  )
}
