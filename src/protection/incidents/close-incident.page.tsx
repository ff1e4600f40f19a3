import { z } from 'zod'
import { fields, page } from '#platform'
import { Lines, Note } from '#platform/ui'
import { incidentPath } from '../protection-paths.ts'
import { openEnds } from './incident.domain.ts'
import { IncidentForm } from './incident-form.tsx'
import { closeIncident } from './keep-incident.server.ts'
import { incidentKept, OfIncident } from './of-incident.ts'

const readNothing = fields(z.object({}))

/** Closing an incident: nothing is changed in it afterwards. */
export const closeIncidentPage = page({
  path: '/protection/:institutionId/incidents/:incidentId/close',
  params: OfIncident,
  act: 'protection.incident.close',
  looking: 'unrecorded',
  load: incidentKept,
  title: ({ t }) => t('protection.incident.close.title'),
  form: readNothing,
  submit: closeIncident,
  refusals: { closed: 'protection.incident.refusal.closed', open_ends: 'protection.incident.refusal.open_ends' },
  then: ({ params }) => ({
    to: incidentPath(params.institutionId, params.incidentId),
    flash: 'protection.incident.close.done',
  }),
  view: ({ loaded, form, t }) => (
    <IncidentForm
      loaded={loaded}
      form={form}
      title="protection.incident.close.title"
      lead="protection.incident.close.lead"
      submit="protection.incident.close.submit"
    >
      {openEnds(loaded.incident).length > 0 && (
        <Note kind="turn" text={t('protection.incident.refusal.open_ends')}>
          <Lines items={openEnds(loaded.incident).map((end) => t(`protection.incident.open_end.${end}`))} />
        </Note>
      )}
    </IncidentForm>
  ),
})
