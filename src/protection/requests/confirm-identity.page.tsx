import { z } from 'zod'
import { day, fields, line, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, TextArea } from '#platform/ui'
import { requestPath } from '../protection-paths.ts'
import { confirmIdentity } from './answer-request.server.ts'
import { OfRequest, RequestCrumbs, requestAnswered } from './of-request.tsx'

const readIdentity = fields(z.object({ how: line(400), on: day }))

/** Writing down how it was made sure who asks. */
export const confirmIdentityPage = page({
  path: '/protection/:institutionId/requests/:requestId/identity',
  params: OfRequest,
  act: 'protection.request.confirm_identity',
  looking: 'unrecorded',
  load: requestAnswered,
  title: ({ t }) => t('protection.request.identity.title'),
  form: readIdentity,
  submit: confirmIdentity,
  refusals: {
    already_answered: 'protection.request.refusal.already_answered',
    before_receiving: 'protection.request.refusal.before_receiving',
    day_ahead: 'protection.request.refusal.day_ahead',
  },
  then: ({ params }) => ({
    to: requestPath(params.institutionId, params.requestId),
    flash: 'protection.request.identity.done',
  }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      crumbs={<RequestCrumbs {...loaded} here={t('protection.request.identity.title')} />}
      title={t('protection.request.identity.title')}
      over={t('protection.request.number', { no: loaded.request.no })}
    >
      <TextArea name="how" label={t('protection.request.identity.how')} hint={t('protection.request.identity.hint')} />
      <DateField name="on" label={t('protection.request.identity.on')} />
      <ActionsBar>
        <Button>{t('protection.request.save')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
