import { z } from 'zod'
import { day, fields, line, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, Note, RadioGroup, TextArea } from '#platform/ui'
import { requestPath } from '../protection-paths.ts'
import { answerRequest } from './answer-request.server.ts'
import { OfRequest, RequestCrumbs, requestAnswered } from './of-request.tsx'
import { ANSWERS } from './request.domain.ts'

const readAnswer = fields(z.object({ answer: z.enum(ANSWERS), words: line(4000), on: day }))

/** Writing down what was answered. */
export const answerRequestPage = page({
  path: '/protection/:institutionId/requests/:requestId/answer',
  params: OfRequest,
  act: 'protection.request.answer',
  looking: 'unrecorded',
  load: requestAnswered,
  title: ({ t }) => t('protection.request.answer.title'),
  form: readAnswer,
  submit: answerRequest,
  refusals: {
    already_answered: 'protection.request.refusal.already_answered',
    before_receiving: 'protection.request.refusal.before_receiving',
    day_ahead: 'protection.request.refusal.day_ahead',
    identity_missing: 'protection.request.refusal.identity_missing',
  },
  then: ({ params }) => ({
    to: requestPath(params.institutionId, params.requestId),
    flash: 'protection.request.answer.done',
  }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      crumbs={<RequestCrumbs {...loaded} here={t('protection.request.answer.title')} />}
      title={t('protection.request.answer.title')}
      over={t('protection.request.number', { no: loaded.request.no })}
    >
      <Note kind="info" text={t('protection.request.answer.others')} />
      <RadioGroup
        name="answer"
        label={t('protection.request.answer.kind')}
        options={ANSWERS.map((kind) => ({ value: kind, label: t(`protection.request.answer.${kind}`) }))}
      />
      <TextArea name="words" label={t('protection.request.answer.words')} hint={t('protection.request.answer.hint')} />
      <DateField name="on" label={t('protection.request.answer.on')} />
      <ActionsBar>
        <Button>{t('protection.request.save')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
