import { page, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  DateField,
  FormPage,
  Note,
  NumberField,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { TOGETHER_REFUSALS } from '../compartments/together-words.ts'
import { PlaceAndLink } from '../meetings/call-meeting.page.tsx'
import { MEETINGS } from '../meetings/meeting-paths.ts'
import { MOST_SLOTS, readSittingSent, SLOTS } from './call-sitting.schema.ts'
import { callSitting, sittingPath } from './call-sitting.server.ts'
import { type SittingToCall, sittingToCall } from './sitting.query.server.ts'

/** Calling one sitting at which several families come in turn, or a team meets about its own matters. */
export const callSittingPage = page({
  path: '/sittings/new',
  act: 'casework.sitting.call',
  // Codes of one's own cases.
  looking: 'unrecorded',
  load: (ctx) => sittingToCall(ctx),
  title: ({ t }) => t('casework.sitting.call'),
  initial: ({ holders }) => ({ whose: holders[0]?.value ?? '' }),
  form: (posted) => readSittingSent(posted),
  submit: (ctx, input) => callSitting(ctx, input),
  refusals: {
    day_past: 'casework.work.day_past',
    day_off: 'casework.dates.day_off',
    nothing_to_meet_about: 'casework.sitting.nothing_to_meet_about',
    case_twice: 'casework.sitting.case_twice',
    slots_overlap: 'casework.sitting.slots_overlap',
    other_unit: 'casework.sitting.other_unit',
    figures_only: 'casework.sitting.figures_only',
    not_kept_here: 'casework.sitting.not_kept_here',
    body_unknown: 'casework.sitting.body_unknown',
    step_unknown: 'casework.meeting.step_unknown',
    other_body: 'casework.meeting.other_body',
    waits_for: 'casework.form.waits_for',
    ...TOGETHER_REFUSALS,
    kept_apart: 'casework.sitting.call_alone',
    case_closed: 'casework.work.case_closed',
  },
  then: ({ value }) => ({ to: sittingPath(value), flash: 'casework.meeting.called' }),
  view: ({ loaded, form }) => <CallForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: SittingToCall; readonly form: Parameters<typeof FormPage>[0]['form'] }

function CallForm({ loaded: { holders, cases }, form }: Props) {
  const { t } = useReader()
  return (
    <FormPage form={form} title={t('casework.sitting.call')} lead={t('casework.sitting.call_lead')}>
      <Select name="whose" label={t('casework.sitting.whose')} options={holders} />
      <DateField name="day" label={t('casework.meeting.day')} />
      <CheckboxGroup
        name="dayOff"
        label={t('casework.dates.days_off')}
        optional
        options={[{ value: 'yes', label: t('casework.dates.day_off_meant') }]}
      />
      <PlaceAndLink />
      {Array.from({ length: MOST_SLOTS }, (_, row) => (
        <SlotRow row={row} cases={cases} />
      ))}
      <Note kind="info" text={t('casework.sitting.topics_note')} />
      <TextArea name="topics" label={t('casework.sitting.topics')} rows={5} optional />
      <ActionsBar>
        <Button>{t('casework.meeting.send_invitations')}</Button>
        <a href={MEETINGS}>{t('casework.dates.my_meetings')}</a>
      </ActionsBar>
    </FormPage>
  )
}

function SlotRow({ row, cases }: { readonly row: number; readonly cases: SittingToCall['cases'] }) {
  const { t } = useReader()
  const no = row + 1
  return (
    <div class="fields">
      <Select name={`${SLOTS}.${row}.caseId`} label={t('casework.sitting.case_no', { no })} options={cases} optional />
      <TextField name={`${SLOTS}.${row}.time`} label={t('casework.sitting.time_no', { no })} width="s" optional />
      <NumberField name={`${SLOTS}.${row}.minutes`} label={t('casework.sitting.minutes_no', { no })} optional />
    </div>
  )
}
