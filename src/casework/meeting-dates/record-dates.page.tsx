import { z } from 'zod'
import { day, fields, page, useReader } from '#platform'
import { ActionsBar, Button, FormPage } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { RECORDED_HOW } from '../cases/recorded.domain.ts'
import { RecordedFields } from '../cases/recorded-fields.tsx'
import { recordDates } from './answer-dates.server.ts'
import { AnswerFields } from './answer-fields.tsx'
import { readAnswers, saidBefore } from './date-words.ts'
import { type GuestToRecord, guestToRecord } from './poll.query.server.ts'

const readHow = fields(z.object({ recordedHow: z.enum(RECORDED_HOW), recordedOn: day }))
const OfGuest = OfCase.extend({ pollId: z.uuid(), guestNo: z.string().regex(/^\d{1,4}$/) })

/** Writing down when somebody of the family, or a worker without an account, can come. */
export const recordDatesPage = page({
  path: '/cases/:caseId/meetings/dates/:pollId/guests/:guestNo',
  params: OfGuest,
  act: 'casework.dates.record',
  load: (ctx, { caseId, pollId, guestNo }) => guestToRecord(ctx, caseId, pollId, Number(guestNo)),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.dates.record_title', { code: loaded.frame.code }),
  initial: ({ said }) => saidBefore(said),
  form: (posted, { dates }) => {
    const [answers, how] = [readAnswers(posted, dates), readHow(posted)]
    if (answers.ok && how.ok) return { ok: true, value: { ...answers.value, ...how.value } }
    return { ok: false, errors: { ...(answers.ok ? {} : answers.errors), ...(how.ok ? {} : how.errors) } }
  },
  submit: (ctx, { guestNo, recordedHow, recordedOn, ...input }) =>
    recordDates(ctx, { ...input, guestNo: Number(guestNo), how: recordedHow, onDay: recordedOn }),
  refusals: {
    not_asked_now: 'casework.dates.not_asked_now',
    date_unknown: 'platform.form.not_offered',
    nothing_said: 'casework.dates.nothing_said',
    own_account: 'casework.dates.own_account',
    day_ahead: 'casework.day_ahead',
  },
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/meetings/dates/${params.pollId}`,
    flash: 'casework.dates.recorded',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <RecordForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: GuestToRecord; readonly form: Parameters<typeof FormPage>[0]['form'] }

function RecordForm({ loaded: { frame, person, poll, dates }, form }: Props) {
  const { t } = useReader()
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.dates.record')} />}
      over={frame.code}
      title={t('casework.dates.record')}
      lead={person.label}
    >
      <AnswerFields dates={dates} />
      <RecordedFields />
      <ActionsBar>
        <Button>{t('casework.dates.keep_answer')}</Button>
        <a href={`/cases/${frame.caseId}/meetings/dates/${poll.id}`}>{t('casework.dates.overview')}</a>
      </ActionsBar>
    </FormPage>
  )
}
