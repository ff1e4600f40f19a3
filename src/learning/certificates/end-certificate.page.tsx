import { z } from 'zod'
import { Forbidden } from '#kernel'
import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, KeyValues, RadioGroup, TextArea } from '#platform/ui'
import { CertificateId, numberOf } from './certificate.domain.ts'
import { certificateShown } from './certificate.query.server.ts'
import { certificatesPath } from './certificate-words.ts'
import { EndCertificateFields } from './end-certificate.schema.ts'
import { endCertificate } from './end-certificate.server.ts'

const readEnd = fields(EndCertificateFields)

/** Revoking a certificate, or replacing it by one with today's names, for whoever heads the institution that issued it. */
export const endCertificatePage = page({
  path: '/certificates/:certificateId/end',
  params: z.object({ certificateId: CertificateId }),
  act: 'learning.certificate.end',
  looking: 'unrecorded',
  load: async (ctx, { certificateId }) => {
    const shown = await certificateShown(ctx, certificateId)
    if (!shown.mayEnd) throw new Forbidden('learning.certificate.end')
    return shown.one
  },
  title: ({ t }) => t('learning.certificate.end'),
  form: readEnd,
  submit: (ctx, input) => endCertificate(ctx, input),
  refusals: { not_valid: 'learning.certificate.end.not_valid' },
  then: ({ value }) => ({ to: certificatesPath(value), flash: 'learning.certificate.end.done' }),
  view: ({ loaded, form, t }) => (
    <FormPage form={form} title={t('learning.certificate.end')} lead={t('learning.certificate.end.lead')}>
      <KeyValues
        items={[
          { term: t('learning.certificate.field.number'), value: numberOf(loaded.year, loaded.no) },
          { term: t('learning.certificate.field.name'), value: loaded.name },
          { term: t('learning.certificate.field.course'), value: loaded.title },
        ]}
      />
      <RadioGroup
        name="how"
        label={t('learning.certificate.end.how')}
        options={[
          {
            value: 'replace',
            label: t('learning.certificate.end.replace'),
            hint: t('learning.certificate.end.replace_hint'),
          },
          { value: 'revoke', label: t('learning.certificate.end.revoke') },
        ]}
      />
      <TextArea
        name="reason"
        label={t('learning.certificate.end.reason')}
        hint={t('learning.certificate.end.reason_hint')}
        rows={3}
      />
      <ActionsBar>
        <Button kind="bad">{t('learning.certificate.end.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
