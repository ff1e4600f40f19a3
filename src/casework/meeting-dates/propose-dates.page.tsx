import { nameIn } from '#model'
import { page, showDate, useReader } from '#platform'
import { ActionsBar, Button, CheckboxGroup, DateField, FormPage, Note, Select, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { ContactNotes } from '../compartments/contact-note.tsx'
import { ApartNote } from '../compartments/guests.tsx'
import { PlaceAndLink } from '../meetings/call-meeting.page.tsx'
import { type DatesToPropose, datesToPropose, type NextMeeting } from './next-dates.query.server.ts'
import { DATES, MOST_DATES, readProposed } from './propose-dates.schema.ts'
import { proposeDates } from './propose-dates.server.ts'

/** Asking those who are to meet about several days and hours. */
export const proposeDatesPage = page({
  path: '/cases/:caseId/meetings/dates/new',
  params: OfCase,
  act: 'casework.dates.ask',
  load: (ctx, { caseId }, query) => datesToPropose(ctx, caseId, query.after),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.dates.ask_title', { code: loaded.frame.code }),
  initial: ({ bodies, next }) => (next ? valuesOf(next) : { body: bodies[0] ?? '' }),
  form: (posted) => readProposed(posted),
  submit: (ctx, input) => proposeDates(ctx, input),
  refusals: {
    body_unknown: 'platform.form.not_offered',
    day_past: 'casework.work.day_past',
    day_off: 'casework.dates.day_off',
    date_twice: 'casework.dates.date_twice',
    nobody_asked: 'casework.dates.nobody_asked',
    place_shielded: 'casework.shield.place_shielded',
    case_closed: 'casework.work.case_closed',
  },
  then: ({ params, value }) => ({
    to: `/cases/${params.caseId}/meetings/dates/${value}`,
    flash: 'casework.dates.asked_flash',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <AskForm loaded={loaded} form={form} />,
})

/** What stands in the form for the meeting after another one. */
const valuesOf = ({ body, place, link, leaveOut, dates }: NextMeeting) => ({
  ...{ body, place, link: link ?? '', leaveOut },
  ...Object.fromEntries(
    dates.flatMap(({ day, time }, row) => [
      [`${DATES}.${row}.day`, showDate(day)],
      [`${DATES}.${row}.time`, time],
    ]),
  ),
})

type Props = { readonly loaded: DatesToPropose; readonly form: Parameters<typeof FormPage>[0]['form'] }

function AskForm({ loaded: { frame, known, bodies, guests, next }, form }: Props) {
  const { t, locale } = useReader()
  const title = t('casework.dates.ask')
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={title} />}
      over={frame.code}
      title={title}
      lead={t('casework.dates.ask_lead')}
    >
      {next && <Note kind="info" text={t('casework.dates.next_note')} />}
      <Select
        name="body"
        label={t('casework.meeting.body')}
        options={bodies.map((id) => ({ value: id, label: nameIn(known.model.body(id).name, locale) }))}
      />
      {Array.from({ length: MOST_DATES }, (_, row) => (
        <DateRow row={row} />
      ))}
      <CheckboxGroup
        name="dayOff"
        label={t('casework.dates.days_off')}
        optional
        options={[{ value: 'yes', label: t('casework.dates.day_off_meant') }]}
      />
      <PlaceAndLink />
      <DateField
        name="answerBy"
        label={t('casework.dates.answer_by')}
        hint={t('casework.dates.answer_by_hint')}
        optional
      />
      <ContactNotes contacts={guests.contacts} />
      <ApartNote guests={guests} />
      {guests.family.length > 0 && (
        <CheckboxGroup name="leaveOut" label={t('casework.dates.leave_out')} options={guests.family} optional />
      )}
      <ActionsBar>
        <Button>{t('casework.dates.send')}</Button>
        <a href={`/cases/${frame.caseId}/meetings`}>{t('casework.meeting.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

function DateRow({ row }: { readonly row: number }) {
  const { t } = useReader()
  const no = row + 1
  return (
    <div class="fields">
      <DateField name={`${DATES}.${row}.day`} label={t('casework.dates.day_no', { no })} optional={row > 0} />
      <TextField
        name={`${DATES}.${row}.time`}
        label={t('casework.dates.time_no', { no })}
        {...(row === 0 ? { hint: t('casework.meeting.time_hint') } : {})}
        width="s"
        optional={row > 0}
      />
    </div>
  )
}
