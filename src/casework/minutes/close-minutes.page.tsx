import { z } from 'zod'
import { addDays } from '#kernel'
import { nameIn } from '#model'
import { day, fields, line, optionalText, page, several, showDate, useReader, yesNo } from '#platform'
import { ActionsBar, Button, CheckboxGroup, DateField, FormPage, Hidden, TextField, YesNo } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { GuestFields } from '../compartments/guests.tsx'
import { TOGETHER_REFUSALS } from '../compartments/together-words.ts'
import { PLACE_LENGTH } from '../meetings/call-meeting.schema.ts'
import { type MeetingToHold, meetingToHold } from '../meetings/meeting.query.server.ts'
import { MeetingParams } from '../meetings/meeting-paths.ts'
import { QuorumNote } from '../meetings/quorum-note.tsx'
import { closeMinutes } from './close-minutes.server.ts'
import { minutesPath } from './minutes-paths.ts'

/** Days for remarks that the page suggests (inferred). */
const DAYS_FOR_REMARKS = 4

const CloseForm = z.object({
  rowVersion: z.coerce.number().int().positive(),
  heldOn: day,
  place: line(PLACE_LENGTH),
  familyTookPart: yesNo,
  steps: several(z.string().max(80)),
  remarksUntil: day,
  together: optionalText(500),
})
const readClose = fields(CloseForm)

/** Closing minutes: the meeting is held with it, and those who were there are asked for remarks. */
export const closeMinutesPage = page({
  path: '/cases/:caseId/meetings/:meetingId/minutes/close',
  params: MeetingParams,
  act: 'casework.minutes.close',
  load: (ctx, { caseId, meetingId }) => meetingToHold(ctx, caseId, meetingId),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.live.close_title', { code: loaded.frame.code }),
  initial: ({ meeting, known }) => ({
    heldOn: showDate(known.facts.today),
    place: meeting?.place ?? '',
    steps: meeting?.steps ?? [],
    remarksUntil: showDate(addDays(known.facts.today, DAYS_FOR_REMARKS)),
  }),
  form: (posted) => readClose(posted),
  submit: (ctx, input) => closeMinutes(ctx, input),
  refusals: {
    minutes_closed: 'casework.live.minutes_closed',
    tasks_open: 'casework.live.tasks_open',
    remarks_past: 'casework.live.remarks_past',
    body_unknown: 'platform.form.not_offered',
    step_unknown: 'casework.meeting.step_unknown',
    other_body: 'casework.meeting.other_body',
    waits_for: 'casework.form.waits_for',
    day_ahead: 'casework.day_ahead',
    before_opening: 'casework.step.before_opening',
    nobody_present: 'casework.meeting.nobody_present',
    not_of_the_body: 'casework.meeting.not_of_the_body',
    not_in_team: 'casework.task.not_in_team',
    no_quorum: 'casework.quorum.no_decision_here',
    no_quorum_step: 'casework.quorum.no_step',
    ...TOGETHER_REFUSALS,
    case_closed: 'casework.work.case_closed',
  },
  then: ({ params }) => ({ to: minutesPath.minutes(params), flash: 'casework.live.closed' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <Closing loaded={loaded} form={form} />,
})

type Props = { readonly loaded: MeetingToHold; readonly form: Parameters<typeof FormPage>[0]['form'] }

function Closing({ loaded, form }: Props) {
  const { t, locale } = useReader()
  const { frame, meeting, steps } = loaded
  const title = t('casework.live.close')
  const own = steps.filter(({ body }) => body === meeting?.body)
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={title} />}
      over={frame.code}
      title={title}
      lead={t('casework.live.close_lead')}
    >
      <QuorumNote model={loaded.known.model} quorum={loaded.quorum} />
      <Hidden name="rowVersion" value={String(meeting?.rowVersion ?? 0)} />
      <DateField name="heldOn" label={t('casework.meeting.held_on')} />
      <TextField name="place" label={t('casework.meeting.place')} />
      <YesNo name="familyTookPart" label={t('casework.meeting.family_took_part')} />
      {own.length > 0 && (
        <CheckboxGroup
          name="steps"
          label={t('casework.meeting.steps')}
          optional
          options={own.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
        />
      )}
      <GuestFields guests={loaded.guests} inviting={false} />
      <DateField
        name="remarksUntil"
        label={t('casework.live.remarks_until')}
        hint={t('casework.live.remarks_until_hint')}
      />
      <ActionsBar>
        <Button>{t('casework.live.close')}</Button>
        {meeting && (
          <a href={minutesPath.minutes({ caseId: frame.caseId, meetingId: meeting.id })}>
            {t('casework.live.back_to')}
          </a>
        )}
      </ActionsBar>
    </FormPage>
  )
}
