import { z } from 'zod'
import { AgreementId, Forbidden, InstitutionId } from '#kernel'
import { day, fields, line, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, TextArea } from '#platform/ui'
import { institutionAddress } from '../register/institution-address.ts'
import { agreementOf } from './agreement.query.server.ts'
import { endAgreement } from './sign-agreement.server.ts'

/** Ending an agreement before its day. */
export const endAgreementPage = page({
  path: '/institutions/:institutionId/agreements/:agreementId/end',
  params: z.object({ institutionId: InstitutionId, agreementId: AgreementId }),
  act: 'institutions.agreement.end',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, agreementId }) => {
    const agreement = await agreementOf(ctx, institutionId, agreementId)
    if (!agreement.canEnd) throw new Forbidden('institutions.agreement.end')
    return agreement
  },
  title: ({ t }) => t('institutions.end_agreement.title'),
  form: (posted) => fields(z.object({ last_day: day, reason: line(500) }))(posted),
  submit: (ctx, input) => endAgreement(ctx, input),
  refusals: {
    ends_before_start: 'institutions.refusal.ends_before_start',
    ends_sooner_already: 'institutions.refusal.ends_sooner_already',
  },
  then: ({ params }) => ({ to: institutionAddress(params.institutionId), flash: 'institutions.end_agreement.done' }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      title={t('institutions.end_agreement.title')}
      over={t(`institutions.kind.${loaded.kind}`)}
      lead={t('institutions.end_agreement.lead')}
    >
      <DateField name="last_day" label={t('institutions.field.last_day')} />
      <TextArea name="reason" label={t('institutions.field.reason')} />
      <ActionsBar>
        <Button kind="bad">{t('institutions.end_agreement.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
