import { z } from 'zod'
import { ModelAnswers, nameIn } from '#model'
import { fields, page, showDate, useReader } from '#platform'
import { ActionsBar, Button, DateField, FormPage, Note, RadioGroup, Section, Select, TextArea } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { AnswerRequestInput } from './answer-request.schema.ts'
import { answerRequest } from './answer-request.server.ts'
import { type RequestAsked, requestAsked } from './request.query.server.ts'

const readAnswer = fields(AnswerRequestInput)

/** Recording how another institution answered a request for information. */
export const answerRequestPage = page({
  path: '/cases/:caseId/requests/:instanceId',
  params: OfCase.extend({ instanceId: z.uuid() }),
  act: 'casework.request.answer',
  load: (ctx, { caseId, instanceId }) => requestAsked(ctx, caseId, instanceId),
  looking: look('casework.request.looked'),
  scope,
  title: ({ t }) => t('casework.request.title'),
  form: readAnswer,
  submit: (ctx, input) => answerRequest(ctx, input),
  refusals: {
    already_answered: 'casework.request.already',
    answer_unknown: 'platform.form.not_offered',
    reason_missing: 'casework.request.reason_missing',
    category_missing: 'casework.request.category_missing',
    day_ahead: 'casework.day_ahead',
    before_sent: 'casework.request.before_sent',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/tasks`, flash: 'casework.request.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="tasks" />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.request.title')} />}
      over={loaded.line.to}
      title={t('casework.request.title')}
      lead={t('casework.request.lead')}
    >
      <Asked loaded={loaded} />
      {loaded.line.answeredOn === null ? <AnswerFields loaded={loaded} /> : <OnRecord loaded={loaded} />}
    </FormPage>
  ),
})

type Props = { readonly loaded: RequestAsked }

function Asked({ loaded: { filling, context } }: Props) {
  const { t } = useReader()
  return (
    <Section id="asked" title={t('casework.request.asked')}>
      <ModelAnswers form={filling.form} answers={filling.answers} context={context} />
    </Section>
  )
}

function AnswerFields({ loaded: { answers, categories } }: Props) {
  const { t, locale } = useReader()
  return (
    <>
      <RadioGroup name="answer" label={t('casework.request.answer')} options={answers} />
      <TextArea name="reason" label={t('casework.request.reason')} rows={3} optional />
      <TextArea
        name="words"
        label={t('casework.request.words')}
        hint={t('casework.request.words_hint')}
        rows={6}
        optional
      />
      <Select
        name="category"
        label={t('casework.request.category')}
        options={categories.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
        optional
      />
      <DateField name="onDay" label={t('casework.request.on')} />
      <ActionsBar>
        <Button>{t('casework.request.submit')}</Button>
      </ActionsBar>
    </>
  )
}

function OnRecord({ loaded: { line, recorded } }: Props) {
  const { t } = useReader()
  return (
    <Section id="recorded" title={t('casework.request.recorded_answer')}>
      <Note
        kind="ok"
        text={t('casework.request.answered', { date: line.answeredOn ? showDate(line.answeredOn) : '' })}
      />
      {recorded?.reason && <p>{recorded.reason}</p>}
      {recorded?.text && <p>{recorded.text}</p>}
    </Section>
  )
}
