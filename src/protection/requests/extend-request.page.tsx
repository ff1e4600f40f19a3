import { z } from 'zod'
import { day, fields, line, page, showDate } from '#platform'
import { ActionsBar, Button, DateField, FormPage, RadioGroup, TextArea } from '#platform/ui'
import { requestPath } from '../protection-paths.ts'
import { extendRequest } from './answer-request.server.ts'
import { OfRequest, RequestCrumbs, requestAnswered } from './of-request.tsx'
import { firstDue, MOST_MONTHS_MORE } from './request.domain.ts'

const MONTHS = Array.from({ length: MOST_MONTHS_MORE }, (_, index) => index + 1)
const readExtension = fields(
  z.object({ months: z.coerce.number().int().min(1).max(MOST_MONTHS_MORE), reason: line(2000), on: day }),
)

/** Putting an answer off, with the reason that whoever asked was told. */
export const extendRequestPage = page({
  path: '/protection/:institutionId/requests/:requestId/extend',
  params: OfRequest,
  act: 'protection.request.extend',
  looking: 'unrecorded',
  load: requestAnswered,
  title: ({ t }) => t('protection.request.extend.title'),
  form: readExtension,
  submit: extendRequest,
  refusals: {
    already_answered: 'protection.request.refusal.already_answered',
    before_receiving: 'protection.request.refusal.before_receiving',
    day_ahead: 'protection.request.refusal.day_ahead',
    already_extended: 'protection.request.refusal.already_extended',
    told_too_late: 'protection.request.refusal.told_too_late',
  },
  then: ({ params }) => ({
    to: requestPath(params.institutionId, params.requestId),
    flash: 'protection.request.extend.done',
  }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      crumbs={<RequestCrumbs {...loaded} here={t('protection.request.extend.title')} />}
      title={t('protection.request.extend.title')}
      over={t('protection.request.number', { no: loaded.request.no })}
      lead={t('protection.request.extend.lead', { due: showDate(firstDue(loaded.request)) })}
    >
      <RadioGroup
        name="months"
        label={t('protection.request.extend.months')}
        options={MONTHS.map((count) => ({ value: String(count), label: t('protection.request.months', { count }) }))}
      />
      <TextArea
        name="reason"
        label={t('protection.request.extend.reason')}
        hint={t('protection.request.extend.hint')}
      />
      <DateField name="on" label={t('protection.request.extend.on')} />
      <ActionsBar>
        <Button>{t('protection.request.extend.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
