import { z } from 'zod'
import type { Outcome } from '#kernel'
import { nameIn } from '#model'
import { fields, optionalChoice, optionalText, page, several, showDate, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  Button,
  Buttons,
  CheckboxGroup,
  Empty,
  Form,
  Head,
  Hidden,
  KeyValues,
  Lines,
  RadioGroup,
  Section,
  Stack,
  Table,
  Tag,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { GuestFields } from '../compartments/guests.tsx'
import { TOGETHER_REFUSALS } from '../compartments/together-words.ts'
import { type ChooseDateRefusal, chooseDate, giveUpDates } from './choose-date.server.ts'
import { dateWords } from './date-words.ts'
import { type PollView, pollView } from './poll.query.server.ts'
import { PollTag } from './poll-tag.tsx'
import { answerPath } from './propose-dates.server.ts'

const OfPoll = OfCase.extend({ pollId: z.uuid() })
const PollActInput = z.object({
  act: z.enum(['choose', 'give_up']),
  rowVersion: z.coerce.number().int().positive(),
  date: optionalChoice(z.coerce.number().int().positive()),
  steps: several(z.string().max(80)),
  together: optionalText(500),
})
const readAct = fields(PollActInput)
type Sent = z.infer<typeof PollActInput> & { readonly caseId: string; readonly pollId: string }

/** One button calls the meeting on the chosen date, the other looks for a date no longer. */
async function actOn(ctx: Ctx, sent: Sent): Promise<Outcome<string | null, ChooseDateRefusal>> {
  if (sent.act === 'give_up') return giveUpDates(ctx, sent)
  return chooseDate(ctx, { ...sent, dateNo: sent.date, together: sent.together })
}

/** What was answered about dates: which are common, who is waited for; whoever calls chooses one here. */
export const pollPage = page({
  path: '/cases/:caseId/meetings/dates/:pollId',
  params: OfPoll,
  act: 'casework.dates.choose',
  load: (ctx, { caseId, pollId }) => pollView(ctx, caseId, pollId),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.dates.title', { code: loaded.frame.code }),
  form: (posted) => readAct(posted),
  submit: (ctx, input) => actOn(ctx, input),
  refusals: {
    not_open: 'casework.dates.not_open',
    date_missing: 'casework.dates.date_missing',
    body_unknown: 'platform.form.not_offered',
    step_unknown: 'casework.meeting.step_unknown',
    other_body: 'casework.meeting.other_body',
    waits_for: 'casework.form.waits_for',
    day_past: 'casework.work.day_past',
    ...TOGETHER_REFUSALS,
    case_closed: 'casework.work.case_closed',
  },
  then: ({ params, value }) =>
    value === null
      ? { to: `/cases/${params.caseId}/meetings`, flash: 'casework.dates.given_up_flash' }
      : { to: `/cases/${params.caseId}/meetings/${value}`, flash: 'casework.meeting.called' },
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <Poll loaded={loaded} form={form} />,
})

type Props = { readonly loaded: PollView; readonly form: Parameters<typeof Form>[0]['state'] }

function Poll({ loaded, form }: Props) {
  const { t, locale } = useReader()
  const { poll, known, frame, asksMe } = loaded
  const body = nameIn(known.model.body(poll.body).name, locale)
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.dates.looked_for')} />
      <Head title={t('casework.dates.of', { body })} over={frame.code}>
        <PollTag state={poll.state} />
      </Head>
      <KeyValues
        items={[
          { term: t('casework.meeting.place'), value: poll.place },
          ...(poll.link ? [{ term: t('casework.meeting.link'), value: poll.link }] : []),
          ...(poll.answerBy ? [{ term: t('casework.dates.answer_by'), value: showDate(poll.answerBy) }] : []),
        ]}
      />
      {poll.meetingId && (
        <p>
          <a href={`/cases/${frame.caseId}/meetings/${poll.meetingId}`}>{t('casework.dates.to_meeting')}</a>
        </p>
      )}
      {asksMe && (
        <p>
          <a href={answerPath(poll.id)}>{t('casework.dates.answer')}</a>
        </p>
      )}
      <Answers loaded={loaded} />
      {poll.state === 'open' && <Waited loaded={loaded} />}
      <Choice loaded={loaded} form={form} />
    </Stack>
  )
}

function Answers({ loaded: { people, summary } }: { readonly loaded: PollView }) {
  const { t } = useReader()
  const called = (places: readonly number[]) =>
    places.length === 0
      ? t('casework.dates.nobody')
      : people
          .filter(({ no }) => places.includes(no))
          .map(labelled)
          .join('; ')
  return (
    <Section id="answers" title={t('casework.dates.answers')}>
      <Table
        caption={t('casework.dates.answers')}
        columns={[
          { label: t('casework.dates.date') },
          { label: t('casework.dates.can') },
          { label: t('casework.dates.could') },
          { label: t('casework.dates.cannot') },
          { label: t('casework.dates.silent') },
        ]}
        rows={summary.map(({ date, yes, ifNeedBe, no, silent, common }) => ({
          cells: [
            <>
              {dateWords(t, date)} {common && <Tag tone="ok">{t('casework.dates.common')}</Tag>}
            </>,
            called(yes),
            called(ifNeedBe),
            called(no),
            called(silent),
          ],
        }))}
      />
    </Section>
  )
}
const labelled = ({ label }: { readonly label: string }) => label

/** Who said nothing yet. Nobody is late; what the family says is written down here. */
function Waited({ loaded: { people, waited, frame, poll } }: { readonly loaded: PollView }) {
  const { t } = useReader()
  const listed = people.filter(({ no, recordable }) => waited.includes(no) || recordable)
  if (listed.length === 0) return null
  const at = `/cases/${frame.caseId}/meetings/dates/${poll.id}/guests`
  return (
    <Section id="waited" title={t('casework.dates.waited')}>
      <Lines
        items={listed.map(({ no, label, recordable }) => (
          <>
            {label}{' '}
            {recordable && (
              <a href={`${at}/${no}`}>
                {t(waited.includes(no) ? 'casework.dates.record' : 'casework.dates.record_again')}
                <span class="vh">: {label}</span>
              </a>
            )}
          </>
        ))}
      />
    </Section>
  )
}

function Choice({ loaded: { calling, poll, summary }, form }: Props) {
  const { t, locale } = useReader()
  if (!calling) return null
  const steps = calling.steps.filter(({ body }) => body === poll.body)
  return (
    <Section id="choose" title={t('casework.dates.choose')}>
      {summary.length === 0 && <Empty title={t('casework.dates.nobody')} />}
      <Form state={form}>
        <Hidden name="rowVersion" value={String(poll.rowVersion)} />
        <RadioGroup
          name="date"
          label={t('casework.dates.which')}
          options={summary.map(({ date, common }) => ({
            value: String(date.no),
            label: dateWords(t, date),
            ...(common ? { hint: t('casework.dates.common') } : {}),
          }))}
        />
        {steps.length > 0 && (
          <CheckboxGroup
            name="steps"
            label={t('casework.meeting.steps')}
            hint={t('casework.meeting.steps_hint')}
            optional
            options={steps.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
          />
        )}
        <GuestFields guests={calling.guests} inviting={false} />
        <Buttons>
          <Button name="act" value="choose">
            {t('casework.dates.choose_submit')}
          </Button>
          <Button kind="bad" name="act" value="give_up">
            {t('casework.dates.give_up')}
          </Button>
        </Buttons>
      </Form>
    </Section>
  )
}
