import { nameIn } from '#model'
import { fields, page, useReader } from '#platform'
import { ActionsBar, Button, CheckboxGroup, DateField, FormPage, Select, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { GuestFields } from '../compartments/guests.tsx'
import { TOGETHER_REFUSALS } from '../compartments/together-words.ts'
import { CallMeetingInput } from './call-meeting.schema.ts'
import { callMeeting } from './call-meeting.server.ts'
import { type MeetingToHold, meetingToHold } from './meeting.query.server.ts'

const readCall = fields(CallMeetingInput)

/** Calling a meeting and inviting to it. */
export const callMeetingPage = page({
  path: '/cases/:caseId/meetings/new',
  params: OfCase,
  act: 'casework.meeting.call',
  load: (ctx, { caseId }) => meetingToHold(ctx, caseId),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.meeting.call_title', { code: loaded.frame.code }),
  initial: ({ bodies }) => ({ body: bodies[0] ?? '' }),
  form: (posted) => readCall(posted),
  submit: (ctx, input) => callMeeting(ctx, input),
  refusals: {
    body_unknown: 'platform.form.not_offered',
    step_unknown: 'casework.meeting.step_unknown',
    other_body: 'casework.meeting.other_body',
    waits_for: 'casework.form.waits_for',
    day_past: 'casework.work.day_past',
    ...TOGETHER_REFUSALS,
    case_closed: 'casework.work.case_closed',
  },
  then: ({ params, value }) => ({
    to: `/cases/${params.caseId}/meetings/${value}`,
    flash: 'casework.meeting.called',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <CallForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: MeetingToHold; readonly form: Parameters<typeof FormPage>[0]['form'] }

function CallForm({ loaded, form }: Props) {
  const { t } = useReader()
  const { frame } = loaded
  const title = t('casework.meeting.call')
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={title} />}
      over={frame.code}
      title={title}
      lead={t('casework.meeting.call_lead')}
    >
      <BodyAndSteps loaded={loaded} />
      <DateField name="day" label={t('casework.meeting.day')} />
      <TextField name="time" label={t('casework.meeting.time')} hint={t('casework.meeting.time_hint')} width="s" />
      <PlaceAndLink />
      <GuestFields guests={loaded.guests} inviting />
      <ActionsBar>
        <Button>{t('casework.meeting.send_invitations')}</Button>
        <a href={`/cases/${frame.caseId}/meetings`}>{t('casework.meeting.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

/** Where a meeting is: a place, and a link for those who join from afar. */
export function PlaceAndLink() {
  const { t } = useReader()
  return (
    <>
      <TextField name="place" label={t('casework.meeting.place')} hint={t('casework.meeting.place_hint')} />
      <TextField name="link" label={t('casework.meeting.link')} hint={t('casework.meeting.link_hint')} optional />
    </>
  )
}

/** Which body meets, and which steps of the model that fulfils. */
export function BodyAndSteps({ loaded: { known, bodies, steps } }: { readonly loaded: MeetingToHold }) {
  const { t, locale } = useReader()
  const bodyName = (id: string) => nameIn(known.model.body(id).name, locale)
  return (
    <>
      <Select
        name="body"
        label={t('casework.meeting.body')}
        options={bodies.map((id) => ({ value: id, label: bodyName(id) }))}
      />
      {steps.length > 0 && (
        <CheckboxGroup
          name="steps"
          label={t('casework.meeting.steps')}
          hint={t('casework.meeting.steps_hint')}
          optional
          options={steps.map(({ id, name, body }) => ({
            value: id,
            label: nameIn(name, locale),
            hint: bodyName(body),
          }))}
        />
      )}
    </>
  )
}
