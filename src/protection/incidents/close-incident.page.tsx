import { z } from 'zod'
import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, Lines, Note } from '#platform/ui'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { incidentPath } from '../protection-paths.ts'
import { openEnds } from './incident.domain.ts'
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
  view: ({ loaded: { institution, incident }, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <ProtectionCrumbs
          institution={institution}
          register={{
            href: incidentPath(institution.id, incident.id),
            label: t('protection.incident.number', { no: incident.no }),
          }}
          here={t('protection.incident.close.title')}
        />
      }
      title={t('protection.incident.close.title')}
      over={t('protection.incident.number', { no: incident.no })}
      lead={t('protection.incident.close.lead')}
    >
      {openEnds(incident).length > 0 && (
        <Note kind="turn" text={t('protection.incident.refusal.open_ends')}>
          <Lines items={openEnds(incident).map((end) => t(`protection.incident.open_end.${end}`))} />
        </Note>
      )}
      <ActionsBar>
        <Button>{t('protection.incident.close.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
