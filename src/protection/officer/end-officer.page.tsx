import { z } from 'zod'
import { day, fields, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { institutionProtectionPath } from '../protection-paths.ts'
import { endOfficer } from './appoint-officer.server.ts'
import { OfficerId } from './officer.domain.ts'
import { officerAt } from './officer.query.server.ts'

const readEnd = fields(z.object({ last_day: day }))

/** Ending the appointment of a data protection officer. */
export const endOfficerPage = page({
  path: '/protection/:institutionId/officer/:officerId/end',
  params: OfInstitution.extend({ officerId: OfficerId }),
  act: 'protection.officer.end',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, officerId }) => ({
    institution: await institutionFor(ctx, institutionId, 'end'),
    officer: await officerAt(ctx, institutionId, officerId),
  }),
  title: ({ t }) => t('protection.officer.end.title'),
  form: readEnd,
  submit: endOfficer,
  refusals: {
    ends_before_start: 'protection.officer.refusal.ends_before_start',
    ends_sooner_already: 'protection.officer.refusal.ends_sooner_already',
  },
  then: ({ params }) => ({ to: institutionProtectionPath(params.institutionId), flash: 'protection.officer.end.done' }),
  view: ({ loaded: { institution, officer }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<ProtectionCrumbs institution={institution} here={t('protection.officer.end.title')} />}
      title={t('protection.officer.end.title')}
      over={officer.name}
      lead={t('protection.officer.end.lead')}
    >
      <DateField name="last_day" label={t('protection.officer.last_day')} />
      <ActionsBar>
        <Button kind="bad">{t('protection.officer.end.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
