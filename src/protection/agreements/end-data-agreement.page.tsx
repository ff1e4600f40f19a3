import { z } from 'zod'
import { day, fields, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { dataAgreementsPath } from '../protection-paths.ts'
import { endAgreement } from './agree-on-data.server.ts'
import { DataAgreementId } from './data-agreement.domain.ts'
import { dataAgreementAt } from './data-agreement.query.server.ts'

const readEnd = fields(z.object({ last_day: day }))

/** Ending an agreement about data. */
export const endDataAgreementPage = page({
  path: '/protection/:institutionId/agreements/:agreementId/end',
  params: OfInstitution.extend({ agreementId: DataAgreementId }),
  act: 'protection.data_agreement.end',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, agreementId }) => ({
    institution: await institutionFor(ctx, institutionId, 'endAgreement'),
    agreement: await dataAgreementAt(ctx, institutionId, agreementId),
  }),
  title: ({ t }) => t('protection.data_agreement.end'),
  form: readEnd,
  submit: endAgreement,
  refusals: {
    ends_before_start: 'protection.data_agreement.refusal.ends_before_start',
    ends_sooner_already: 'protection.data_agreement.refusal.ends_sooner_already',
  },
  then: ({ params }) => ({ to: dataAgreementsPath(params.institutionId), flash: 'protection.data_agreement.end_done' }),
  view: ({ loaded: { institution, agreement }, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <ProtectionCrumbs
          institution={institution}
          register={{ href: dataAgreementsPath(institution.id), label: t('protection.data_agreement.title') }}
          here={t('protection.data_agreement.end')}
        />
      }
      title={t('protection.data_agreement.end')}
      over={agreement.party}
      lead={t('protection.data_agreement.end_lead')}
    >
      <DateField name="last_day" label={t('protection.data_agreement.last_day')} />
      <ActionsBar>
        <Button kind="bad">{t('protection.data_agreement.end')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
