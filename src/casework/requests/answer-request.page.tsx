import { z } from 'zod'
import { ModelAnswers, nameIn } from '#model'
import { fields, page, showDate, showInstant, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Buttons,
  DateField,
  FormPage,
  KeyValues,
  Note,
  Prov,
  RadioGroup,
  Section,
  Select,
  TextArea,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { printPath } from '../prints/print-paths.ts'
import { AnswerRequestInput } from './answer-request.schema.ts'
import { answerRequest } from './answer-request.server.ts'
import { STATE_LABELS } from './question.tsx'
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
      <Passed loaded={loaded} />
      <OnRecord loaded={loaded} />
      {loaded.line.answeredOn === null && <AnswerFields loaded={loaded} />}
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

/** How the question reaches whoever was asked, and how far they have answered. */
function Passed({ loaded: { request, link, frame, line } }: Props) {
  const { t } = useReader()
  const at = `/cases/${frame.caseId}/requests/${request.id}`
  const waits = request.closedOn === null
  return (
    <Section id="passed" title={t('casework.request.passed')} note={t('casework.request.passed_note')}>
      <KeyValues
        items={[
          { term: t('casework.request.number'), value: request.number },
          { term: t('casework.request.sent'), value: showDate(line.sentOn) },
          ...(waits && request.dueOn ? [{ term: t('casework.request.due'), value: showDate(request.dueOn) }] : []),
          { term: t('casework.request.state'), value: t(STATE_LABELS[request.state]) },
          ...(link
            ? [
                {
                  term: t('casework.request.link.title_short'),
                  value: t(link.opened ? 'casework.request.link.opened' : 'casework.request.link.not_opened'),
                },
              ]
            : []),
        ]}
      />
      {waits && (
        <Buttons>
          <ButtonLink href={printPath.letter(frame.caseId, request.id)} kind="quiet" small>
            {t('casework.request.letter.print')}
          </ButtonLink>
          <ButtonLink href={printPath.reminder(frame.caseId, request.id)} kind="quiet" small>
            {t('casework.request.letter.remind')}
          </ButtonLink>
          <ButtonLink href={`${at}/link`} kind="quiet" small>
            {t('casework.request.link.make')}
          </ButtonLink>
        </Buttons>
      )}
    </Section>
  )
}

function OnRecord({ loaded: { line, recorded, request } }: Props) {
  const { t, locale } = useReader()
  if (line.answeredOn === null && recorded.length === 0) return null
  return (
    <Section id="recorded" title={t('casework.request.recorded_answer')}>
      {line.answeredOn && <Note kind="ok" text={t('casework.request.answered', { date: showDate(line.answeredOn) })} />}
      {request.reason && <p>{request.reason}</p>}
      {recorded.map(({ category, text, reason, byLink, signed, on }) => (
        <>
          {text && <p>{text}</p>}
          {reason && <p>{reason}</p>}
          <Prov>
            {[nameIn(category, locale), showInstant(on), byLink && t('casework.request.came_by_link'), signed]
              .filter(Boolean)
              .join(' · ')}
          </Prov>
        </>
      ))}
    </Section>
  )
}
