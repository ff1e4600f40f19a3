import { z } from 'zod'
import { SECTORS } from '#institutions'
import { day, fields, line, type Posted, page, type Read, type Say, showDate, textOf } from '#platform'
import { ActionsBar, Button, DateField, FormPage, NumberField, TextField } from '#platform/ui'
import type { NewMeeting } from '../consultation.domain.ts'
import { OfConsultation } from '../consultation-ids.ts'
import { teamTablePath } from '../consultation-paths.ts'
import { recordMeeting } from './record-meeting.server.ts'
import { consultationOfTeam } from './team-consultation.query.server.ts'
import { TeamCrumbs } from './team-crumbs.tsx'

/** Those who came for themselves stand beside the sectors. */
export const CAME_FROM = [...SECTORS, 'private'] as const
const MOST_PEOPLE = 5000
const fieldOf = (from: string): string => `people_${from}`
const readPlace = fields(z.object({ onDay: day, place: line(200), party: line(200) }))

/** A field for each sector; one left empty is nobody. */
function readMeeting(posted: Posted): Read<NewMeeting> {
  const read = readPlace(posted)
  const errors: Record<string, Say> = read.ok ? {} : { ...read.errors }
  const people: Record<string, number> = {}
  for (const from of CAME_FROM) {
    const typed = textOf(posted, fieldOf(from)).trim()
    if (typed === '') continue
    const number = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
    if (!(number <= MOST_PEOPLE)) errors[fieldOf(from)] = { key: 'model.consultation.meeting.bad_number' }
    else if (number > 0) people[from] = number
  }
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { ...read.value, people } }
}

/** A meeting at which the draft was talked over, with numbers and without names. */
export const recordMeetingPage = page({
  path: '/consultations/:consultationId/meetings/new',
  params: OfConsultation,
  act: 'model.consultation.meet',
  looking: 'unrecorded',
  load: async (ctx, { consultationId }) => ({
    consultation: await consultationOfTeam(ctx, consultationId),
    today: ctx.today,
  }),
  title: ({ t }) => t('model.consultation.meeting.title'),
  initial: ({ today }) => ({ onDay: showDate(today) }),
  form: (posted) => readMeeting(posted),
  submit: (ctx, input) => recordMeeting(ctx, input),
  refusals: {
    closed: 'model.consultation.closed',
    day_ahead: 'model.consultation.meeting.day_ahead',
    outside_dates: 'model.consultation.meeting.outside_dates',
    nobody_came: 'model.consultation.meeting.nobody_came',
  },
  then: ({ params }) => ({ to: teamTablePath(params.consultationId), flash: 'model.consultation.meeting.done' }),
  view: ({ loaded: { consultation }, form, t }) => (
    <FormPage
      form={form}
      title={t('model.consultation.meeting.title')}
      lead={t('model.consultation.meeting.lead')}
      crumbs={<TeamCrumbs consultation={consultation} here={t('model.consultation.meeting.title')} />}
    >
      <DateField name="onDay" label={t('model.consultation.meeting.on_day')} />
      <TextField name="place" label={t('model.consultation.meeting.place')} />
      <TextField
        name="party"
        label={t('model.consultation.meeting.party')}
        hint={t('model.consultation.meeting.party_hint')}
      />
      <fieldset class="field">
        <legend>{t('model.consultation.meeting.people')}</legend>
        {CAME_FROM.map((from) => (
          <NumberField
            name={fieldOf(from)}
            label={from === 'private' ? t('model.consultation.meeting.private') : t(`institutions.sector.${from}`)}
            optional
          />
        ))}
      </fieldset>
      <ActionsBar>
        <Button>{t('model.consultation.meeting.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
