import { z } from 'zod'
import { fields, page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  Crumbs,
  DateField,
  FormPage,
  Hidden,
  KeyValues,
  Note,
  TextArea,
  TextField,
} from '#platform/ui'
import { PlaceAndLink } from '../meetings/call-meeting.page.tsx'
import { MEETINGS } from '../meetings/meeting-paths.ts'
import { sittingPath } from './call-sitting.server.ts'
import { CancelSittingInput, MoveSittingInput } from './change-sitting.schema.ts'
import { cancelSitting, moveSitting } from './change-sitting.server.ts'
import { type SittingView, sittingToMove } from './sitting.query.server.ts'

const Params = z.object({ sittingId: z.uuid() })
const readMove = fields(MoveSittingInput)
const readCancel = fields(CancelSittingInput)
const REFUSALS = {
  called_off: 'casework.sitting.called_off',
  time_missing: 'casework.meeting.bad_time',
  past_midnight: 'casework.sitting.past_midnight',
  already_held: 'casework.sitting.already_held',
  day_past: 'casework.work.day_past',
  day_off: 'casework.dates.day_off',
  nothing_changed: 'casework.meeting.nothing_changed',
  place_shielded: 'casework.shield.place_shielded',
  case_closed: 'casework.work.case_closed',
} as const

/** Moving a sitting as a whole, with every part that stands on its day. */
export const moveSittingPage = page({
  path: '/sittings/:sittingId/move',
  params: Params,
  act: 'casework.sitting.move',
  // Codes of one's own cases.
  looking: 'unrecorded',
  load: (ctx, { sittingId }) => sittingToMove(ctx, sittingId),
  title: ({ loaded, t }) => t('casework.sitting.move_title', { day: showDate(loaded.day) }),
  initial: ({ day, place, link, slots }) => ({
    day: showDate(day),
    time: slots[0]?.time ?? '',
    place,
    link: link ?? '',
  }),
  form: (posted) => readMove(posted),
  submit: (ctx, input) => moveSitting(ctx, input),
  refusals: REFUSALS,
  then: ({ params }) => ({ to: sittingPath(params.sittingId), flash: 'casework.sitting.moved_flash' }),
  view: ({ loaded, form }) => <MoveForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: SittingView; readonly form: Parameters<typeof FormPage>[0]['form'] }

function MoveForm({ loaded, form }: Props) {
  const { t } = useReader()
  const { id, day, holder, slots, rowVersion } = loaded
  const title = t('casework.sitting.move')
  return (
    <FormPage
      form={form}
      crumbs={<SittingCrumbs loaded={loaded} here={title} />}
      over={`${showDate(day)}, ${holder}`}
      title={title}
      lead={t('casework.sitting.move_lead')}
    >
      <Hidden name="rowVersion" value={String(rowVersion)} />
      <DateField name="day" label={t('casework.meeting.day')} />
      {slots.length > 0 && (
        <TextField
          name="time"
          label={t('casework.sitting.first_time')}
          hint={t('casework.sitting.first_time_hint')}
          width="s"
        />
      )}
      <CheckboxGroup
        name="dayOff"
        label={t('casework.dates.days_off')}
        optional
        options={[{ value: 'yes', label: t('casework.dates.day_off_meant') }]}
      />
      <PlaceAndLink />
      <Reason />
      <ActionsBar>
        <Button>{t('casework.sitting.move_submit')}</Button>
        <a href={sittingPath(id)}>{t('casework.sitting.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

/** Calling a sitting off as a whole. */
export const cancelSittingPage = page({
  path: '/sittings/:sittingId/cancel',
  params: Params,
  act: 'casework.sitting.cancel',
  looking: 'unrecorded',
  load: (ctx, { sittingId }) => sittingToMove(ctx, sittingId),
  title: ({ loaded, t }) => t('casework.sitting.cancel_title', { day: showDate(loaded.day) }),
  form: (posted) => readCancel(posted),
  submit: (ctx, input) => cancelSitting(ctx, input),
  refusals: REFUSALS,
  then: ({ params }) => ({ to: sittingPath(params.sittingId), flash: 'casework.sitting.called_off_flash' }),
  view: ({ loaded, form }) => <CancelForm loaded={loaded} form={form} />,
})

function CancelForm({ loaded, form }: Props) {
  const { t } = useReader()
  const { id, day, holder, place, slots, rowVersion } = loaded
  const title = t('casework.sitting.call_off')
  return (
    <FormPage
      form={form}
      crumbs={<SittingCrumbs loaded={loaded} here={title} />}
      over={`${showDate(day)}, ${holder}`}
      title={title}
      lead={t('casework.sitting.cancel_lead')}
    >
      <Hidden name="rowVersion" value={String(rowVersion)} />
      <KeyValues
        items={[
          { term: t('casework.meeting.place'), value: place },
          ...(slots.length > 0
            ? [
                {
                  term: t('casework.sitting.slots'),
                  value: slots.map(({ time, code }) => `${time} ${code}`).join(', '),
                },
              ]
            : []),
        ]}
      />
      <Reason />
      <ActionsBar>
        <Button kind="bad">{t('casework.sitting.call_off')}</Button>
        <a href={sittingPath(id)}>{t('casework.sitting.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

function SittingCrumbs({ loaded: { id, day }, here }: { readonly loaded: SittingView; readonly here: string }) {
  const { t } = useReader()
  const above = [
    { label: t('casework.my_meetings.title'), href: MEETINGS },
    { label: showDate(day), href: sittingPath(id) },
  ]
  return <Crumbs items={[...above, { label: here }]} />
}

function Reason() {
  const { t } = useReader()
  return (
    <>
      <Note kind="info" text={t('casework.sitting.topics_note')} />
      <TextArea name="reason" label={t('casework.meeting.reason')} hint={t('casework.sitting.reason_hint')} rows={2} />
    </>
  )
}
