import { z } from 'zod'
import { day, fields, line, page, says, yesNo } from '#platform'
import { ActionsBar, Button, DateField, FormPage, TextArea, TextField, YesNo } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { incidentPath } from '../protection-paths.ts'
import { reportIncident } from './report-incident.server.ts'

/** An hour as it is typed: 9:30 or 09:30. */
export const hour = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().padStart(5, '0') : value),
  z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, says('protection.incident.bad_time')),
)
const readReport = fields(z.object({ found_on: day, found_time: hour, summary: line(4000), security: yesNo }))

/** Reporting a breach or an incident: what was found, and when. */
export const reportIncidentPage = page({
  path: '/protection/:institutionId/incidents/report',
  params: OfInstitution,
  act: 'protection.incident.report',
  looking: 'unrecorded',
  load: (ctx, { institutionId }) => institutionFor(ctx, institutionId, 'report'),
  title: ({ t }) => t('protection.incident.report.title'),
  form: readReport,
  submit: reportIncident,
  refusals: { found_in_future: 'protection.incident.refusal.found_in_future' },
  then: ({ value, params }) => ({
    to: incidentPath(params.institutionId, value),
    flash: 'protection.incident.report.done',
  }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      crumbs={<ProtectionCrumbs institution={loaded} here={t('protection.incident.report.title')} />}
      title={t('protection.incident.report.title')}
      over={loaded.name}
      lead={t('protection.incident.report.lead')}
    >
      <DateField name="found_on" label={t('protection.incident.found_on')} />
      <TextField
        name="found_time"
        label={t('protection.incident.found_time')}
        hint={t('protection.incident.time_hint')}
        width="s"
        autocomplete="off"
      />
      <TextArea
        name="summary"
        label={t('protection.incident.summary')}
        hint={t('protection.incident.summary_hint')}
        rows={6}
      />
      <YesNo name="security" label={t('protection.incident.security')} hint={t('protection.incident.security_hint')} />
      <ActionsBar>
        <Button>{t('protection.incident.report.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
