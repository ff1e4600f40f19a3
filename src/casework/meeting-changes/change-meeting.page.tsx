import { Forbidden } from '#kernel'
import { fields, page, showDate, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  DateField,
  FormPage,
  Hidden,
  KeyValues,
  Note,
  TextArea,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { PlaceAndLink } from '../meetings/call-meeting.page.tsx'
import { type MeetingView, meetingHour, meetingView } from '../meetings/meeting.query.server.ts'
import { MeetingParams } from '../meetings/meeting-paths.ts'
import { whenOf } from '../meetings/meetings.page.tsx'
import { cancelMeeting } from './cancel-meeting.server.ts'
import { CancelMeetingInput, MoveMeetingInput } from './change-meeting.schema.ts'
import { moveMeeting } from './move-meeting.server.ts'

const readMove = fields(MoveMeetingInput)
const readCancel = fields(CancelMeetingInput)
type ToChange = MeetingView & { readonly hour: Awaited<ReturnType<typeof meetingHour>> }
const isAhead = ({ meeting: { state } }: MeetingView) => state === 'planned' || state === 'invited'

async function toChange(ctx: Ctx, { caseId, meetingId }: { caseId: string; meetingId: string }): Promise<ToChange> {
  const view = await meetingView(ctx, caseId, meetingId)
  if (!view.mayCall) throw new Forbidden('casework.meeting.call')
  return { ...view, hour: await meetingHour(ctx, view.meeting) }
}

/** Moving a called meeting to another day, hour or place. */
export const moveMeetingPage = page({
  path: '/cases/:caseId/meetings/:meetingId/move',
  params: MeetingParams,
  act: 'casework.meeting.move',
  load: (ctx, params) => toChange(ctx, params),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.meeting.move_title', { code: loaded.frame.code }),
  initial: ({ meeting, hour }) => ({
    day: showDate(hour.day),
    time: hour.time,
    place: meeting.place,
    link: meeting.link ?? '',
  }),
  form: (posted) => readMove(posted),
  submit: (ctx, input) => moveMeeting(ctx, input),
  refusals: {
    already_held: 'casework.meeting.already_held',
    day_past: 'casework.work.day_past',
    day_off: 'casework.dates.day_off',
    nothing_changed: 'casework.meeting.nothing_changed',
    place_shielded: 'casework.shield.place_shielded',
    case_closed: 'casework.work.case_closed',
  },
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/meetings/${params.meetingId}`,
    flash: 'casework.meeting.moved_flash',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <MoveForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: ToChange; readonly form: Parameters<typeof FormPage>[0]['form'] }

function MoveForm({ loaded, form }: Props) {
  const { t } = useReader()
  const { frame, meeting } = loaded
  const title = t('casework.meeting.move')
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={title} />}
      over={whenOf(meeting)}
      title={title}
      lead={t('casework.meeting.move_lead')}
    >
      {isAhead(loaded) ? (
        <>
          <Hidden name="rowVersion" value={String(meeting.rowVersion)} />
          <DateField name="day" label={t('casework.meeting.day')} />
          <TextField name="time" label={t('casework.meeting.time')} hint={t('casework.meeting.time_hint')} width="s" />
          <CheckboxGroup
            name="dayOff"
            label={t('casework.dates.days_off')}
            optional
            options={[{ value: 'yes', label: t('casework.dates.day_off_meant') }]}
          />
          <PlaceAndLink />
          <TextArea
            name="reason"
            label={t('casework.meeting.reason')}
            hint={t('casework.meeting.reason_hint')}
            rows={2}
          />
        </>
      ) : (
        <Note kind="info" text={t('casework.meeting.already_held')} />
      )}
      <ActionsBar>
        {isAhead(loaded) && <Button>{t('casework.meeting.move_submit')}</Button>}
        <a href={`/cases/${frame.caseId}/meetings/${meeting.id}`}>{t('casework.meeting.back_to_one')}</a>
      </ActionsBar>
    </FormPage>
  )
}

/** Calling a meeting off. */
export const cancelMeetingPage = page({
  path: '/cases/:caseId/meetings/:meetingId/cancel',
  params: MeetingParams,
  act: 'casework.meeting.cancel',
  load: (ctx, params) => toChange(ctx, params),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.meeting.cancel_title', { code: loaded.frame.code }),
  form: (posted) => readCancel(posted),
  submit: (ctx, input) => cancelMeeting(ctx, input),
  refusals: {
    already_held: 'casework.meeting.already_held',
    place_shielded: 'casework.shield.place_shielded',
  },
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/meetings/${params.meetingId}`,
    flash: 'casework.meeting.called_off_flash',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <CancelForm loaded={loaded} form={form} />,
})

function CancelForm({ loaded, form }: Props) {
  const { t } = useReader()
  const { frame, meeting } = loaded
  const title = t('casework.meeting.call_off')
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={title} />}
      over={whenOf(meeting)}
      title={title}
      lead={t('casework.meeting.cancel_lead')}
    >
      <KeyValues items={[{ term: t('casework.meeting.place'), value: meeting.place }]} />
      {isAhead(loaded) ? (
        <>
          <Hidden name="rowVersion" value={String(meeting.rowVersion)} />
          <TextArea
            name="reason"
            label={t('casework.meeting.reason')}
            hint={t('casework.meeting.reason_hint')}
            rows={2}
          />
        </>
      ) : (
        <Note kind="info" text={t('casework.meeting.already_held')} />
      )}
      <ActionsBar>
        {isAhead(loaded) && <Button kind="bad">{t('casework.meeting.call_off')}</Button>}
        <a href={`/cases/${frame.caseId}/meetings/${meeting.id}`}>{t('casework.meeting.back_to_one')}</a>
      </ActionsBar>
    </FormPage>
  )
}
