import { z } from 'zod'
import { page, showDate, useReader } from '#platform'
import { ActionsBar, Button, FormPage, KeyValues, Note } from '#platform/ui'
import { MEETINGS } from '../meetings/meeting-paths.ts'
import { answerDates } from './answer-dates.server.ts'
import { AnswerFields } from './answer-fields.tsx'
import { readAnswers, saidBefore } from './date-words.ts'
import { type DatesToAnswer, datesToAnswer } from './poll.query.server.ts'

/** Saying when I can come. By the code of the case alone, so that everybody who is asked answers on one page. */
export const answerDatesPage = page({
  path: '/meetings/dates/:pollId',
  params: z.object({ pollId: z.uuid() }),
  act: 'casework.dates.answer',
  load: (ctx, { pollId }) => datesToAnswer(ctx, pollId),
  // A code and dates; nothing is told of the family.
  looking: 'unrecorded',
  title: ({ loaded, t }) => t('casework.dates.answer_title', { code: loaded.code }),
  initial: ({ said }) => saidBefore(said),
  form: (posted, { dates }) => readAnswers(posted, dates),
  submit: (ctx, input) => answerDates(ctx, input),
  refusals: {
    not_asked_now: 'casework.dates.not_asked_now',
    date_unknown: 'platform.form.not_offered',
    nothing_said: 'casework.dates.nothing_said',
  },
  then: () => ({ to: MEETINGS, flash: 'casework.dates.answered' }),
  view: ({ loaded, form }) => <Answer loaded={loaded} form={form} />,
})

type Props = { readonly loaded: DatesToAnswer; readonly form: Parameters<typeof FormPage>[0]['form'] }

function Answer({ loaded: { code, caseId, dates, open, poll }, form }: Props) {
  const { t } = useReader()
  return (
    <FormPage form={form} over={code} title={t('casework.dates.answer')} lead={t('casework.dates.answer_lead')}>
      {poll && (
        <KeyValues
          items={[
            { term: t('casework.meeting.place'), value: poll.place },
            ...(poll.link ? [{ term: t('casework.meeting.link'), value: poll.link }] : []),
            ...(poll.answerBy ? [{ term: t('casework.dates.answer_by'), value: showDate(poll.answerBy) }] : []),
          ]}
        />
      )}
      {open ? <AnswerFields dates={dates} /> : <Note kind="info" text={t('casework.dates.not_asked_now')} />}
      <ActionsBar>
        {open && <Button>{t('casework.dates.keep_answer')}</Button>}
        <a href={MEETINGS}>{t('casework.dates.my_meetings')}</a>
        {poll && <a href={`/cases/${caseId}/meetings/dates/${poll.id}`}>{t('casework.dates.overview')}</a>}
      </ActionsBar>
    </FormPage>
  )
}
