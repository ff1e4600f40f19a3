import { z } from 'zod'
import { fields, optionalText, page, several } from '#platform'
import { CheckboxGroup, Hidden, NumberField, TextArea } from '#platform/ui'
import { incidentPath } from '../protection-paths.ts'
import { BREACHES } from './incident.domain.ts'
import { IncidentForm } from './incident-form.tsx'
import { describeIncident } from './keep-incident.server.ts'
import { incidentKept, OfIncident } from './of-incident.ts'

const words = optionalText(4000).transform((text) => text ?? null)
const count = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.coerce.number().int().min(0).max(100_000_000).nullable(),
)
const readDescription = fields(
  z.object({
    version: z.coerce.number().int(),
    kinds: several(z.enum(BREACHES)),
    happened: words,
    people: words,
    peopleCount: count,
    records: words,
    recordsCount: count,
    consequences: words,
    measures: words,
  }),
)

/** Filling in what the form of the supervisory authority asks. Whatever is not known yet stays empty. */
export const describeIncidentPage = page({
  path: '/protection/:institutionId/incidents/:incidentId/describe',
  params: OfIncident,
  act: 'protection.incident.describe',
  looking: 'unrecorded',
  load: incidentKept,
  title: ({ t }) => t('protection.incident.describe.title'),
  initial: ({ incident }) => ({
    kinds: [...incident.kinds],
    happened: incident.happened ?? '',
    people: incident.people ?? '',
    peopleCount: String(incident.peopleCount ?? ''),
    records: incident.records ?? '',
    recordsCount: String(incident.recordsCount ?? ''),
    consequences: incident.consequences ?? '',
    measures: incident.measures ?? '',
  }),
  form: readDescription,
  submit: describeIncident,
  refusals: { closed: 'protection.incident.refusal.closed' },
  then: ({ params }) => ({
    to: incidentPath(params.institutionId, params.incidentId),
    flash: 'protection.incident.saved',
  }),
  view: ({ loaded, form, t }) => (
    <IncidentForm
      loaded={loaded}
      form={form}
      title="protection.incident.describe.title"
      lead="protection.incident.describe.lead"
      submit="protection.incident.save"
    >
      <Hidden name="version" value={String(loaded.incident.version)} />
      <CheckboxGroup
        name="kinds"
        label={t('protection.incident.kinds')}
        options={BREACHES.map((kind) => ({ value: kind, label: t(`protection.incident.kind.${kind}`) }))}
        optional
      />
      <TextArea name="happened" label={t('protection.incident.happened')} optional />
      <TextArea
        name="people"
        label={t('protection.incident.people')}
        hint={t('protection.incident.people_hint')}
        optional
      />
      <NumberField name="peopleCount" label={t('protection.incident.people_count')} optional />
      <TextArea
        name="records"
        label={t('protection.incident.records')}
        hint={t('protection.incident.records_hint')}
        optional
      />
      <NumberField name="recordsCount" label={t('protection.incident.records_count')} optional />
      <TextArea name="consequences" label={t('protection.incident.consequences')} optional />
      <TextArea name="measures" label={t('protection.incident.measures')} optional />
    </IncidentForm>
  ),
})
