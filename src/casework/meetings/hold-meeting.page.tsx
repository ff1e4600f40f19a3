import { nameIn } from '#model'
import { page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  DateField,
  FormContext,
  FormPage,
  Hidden,
  Note,
  RepeatRows,
  Select,
  TextArea,
  TextField,
  useContext,
  YesNo,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { GuestFields } from '../compartments/guests.tsx'
import { TOGETHER_REFUSALS } from '../compartments/together-words.ts'
import { BodyAndSteps } from './call-meeting.page.tsx'
import { MOST_DECISIONS } from './hold-meeting.schema.ts'
import { holdMeeting } from './hold-meeting.server.ts'
import { type MeetingToHold, meetingToHold } from './meeting.query.server.ts'
import { personWords } from './person-words.ts'
import { sayQuorumAsked } from './quorum-words.ts'
import { DECISIONS, readHeld, rowsSent } from './read-held.ts'

/** Putting a meeting on record in one screen: the day, who came, what it fulfilled and decided. `meeting` names one called before. */
export const holdMeetingPage = page({
  path: '/cases/:caseId/meetings/held',
  params: OfCase,
  act: 'casework.meeting.hold',
  load: (ctx, { caseId }, query) => meetingToHold(ctx, caseId, query.meeting),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.meeting.hold_title', { code: loaded.frame.code }),
  initial: ({ meeting, bodies, known }) => ({
    body: meeting?.body ?? bodies[0] ?? '',
    heldOn: showDate(known.facts.today),
    place: meeting?.place ?? '',
    steps: meeting?.steps ?? [],
  }),
  form: (posted) => readHeld(posted),
  submit: (ctx, input, { loaded: { meeting } }) =>
    holdMeeting(ctx, { ...input, meeting: meeting && { id: meeting.id, rowVersion: input.rowVersion ?? 0 } }),
  refusals: {
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
  then: ({ params, value }) => ({
    to: `/cases/${params.caseId}/meetings/${value}`,
    flash: 'casework.meeting.kept',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <HeldForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: MeetingToHold; readonly form: Parameters<typeof FormPage>[0]['form'] }

function HeldForm({ loaded, form }: Props) {
  const { t } = useReader()
  const { frame, people } = loaded
  const title = t('casework.meeting.took_place')
  return (
    <FormPage form={form} crumbs={<CaseCrumbs frame={frame} here={title} />} over={frame.code} title={title}>
      {loaded.meeting && <Hidden name="rowVersion" value={String(loaded.meeting.rowVersion)} />}
      <DateField name="heldOn" label={t('casework.meeting.held_on')} />
      <TextField name="place" label={t('casework.meeting.place')} />
      <BodyAndSteps loaded={loaded} />
      <CheckboxGroup
        name="present"
        label={t('casework.meeting.who_came')}
        options={people.map((one) => ({ value: one.key, label: personWords(one, t) }))}
      />
      <QuorumOfBodies loaded={loaded} />
      <GuestFields guests={loaded.guests} inviting={false} />
      <YesNo name="familyTookPart" label={t('casework.meeting.family_took_part')} />
      <Decisions loaded={loaded} />
      <Confirmation loaded={loaded} />
      <ActionsBar>
        <Button>{t('casework.meeting.keep')}</Button>
        <a href={`/cases/${frame.caseId}/meetings`}>{t('casework.meeting.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

/** What each body that may have met needs to decide. */
function QuorumOfBodies({ loaded: { known, quorums } }: { readonly loaded: MeetingToHold }) {
  const { t, locale } = useReader()
  const { model } = known
  return (
    <>
      {quorums.map(({ body, asked }) => (
        <Note
          kind="info"
          title={t('casework.quorum.of', { body: nameIn(model.body(body).name, locale) })}
          text={sayQuorumAsked(asked, { t, locale, model }).join(' ')}
        />
      ))}
    </>
  )
}

function Decisions({ loaded: { institutions } }: { readonly loaded: MeetingToHold }) {
  const { t } = useReader()
  const rows = rowsSent(useContext(FormContext)?.values ?? {})
  return (
    <RepeatRows
      section={DECISIONS}
      label={t('casework.meeting.decisions')}
      hint={t('casework.meeting.decisions_hint')}
      rows={rows}
      max={MOST_DECISIONS}
      rowLabel={(index) => t('casework.meeting.decision_no', { no: index + 1 })}
      addLabel={t('casework.meeting.add_decision')}
      row={(name) => (
        <>
          <TextArea name={name('text')} label={t('casework.meeting.decision')} rows={2} />
          <TextArea name={name('dissent')} label={t('casework.meeting.dissent')} rows={2} optional />
          <Select name={name('institution')} label={t('casework.meeting.task_for')} options={institutions} optional />
          <DateField name={name('due')} label={t('casework.task.due')} optional />
        </>
      )}
    />
  )
}

/** Offered to whoever chairs one of the bodies; for another body the minutes wait for its own chair. */
function Confirmation({ loaded: { known, chaired } }: { readonly loaded: MeetingToHold }) {
  const { t, locale } = useReader()
  if (chaired.length === 0) return null
  const bodies = chaired.map((id) => nameIn(known.model.body(id).name, locale)).join(', ')
  return (
    <CheckboxGroup
      name="confirm"
      label={t('casework.meeting.minutes')}
      optional
      options={[{ value: 'yes', label: t('casework.meeting.confirm_at_once', { bodies }) }]}
    />
  )
}
