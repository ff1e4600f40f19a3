import { z } from 'zod'
import { SECTORS } from '#institutions'
import { fields, optionalChoice, optionalText, page, showDate, ticked } from '#platform'
import { ActionsBar, Button, CheckboxGroup, FormPage, Select, TextField } from '#platform/ui'
import { meetingsOf } from '../consultation.query.server.ts'
import { OfConsultation } from '../consultation-ids.ts'
import { teamTablePath } from '../consultation-paths.ts'
import { consultationOfTeam } from '../opening/team-consultation.query.server.ts'
import { TeamCrumbs } from '../opening/team-crumbs.tsx'
import { enterRemark } from './enter-remark.server.ts'
import { FoundClientData } from './found-client-data.tsx'
import { RemarkWords } from './remark.schema.ts'
import { RemarkFields, useRemarkLabels } from './remark-fields.tsx'

const readEntered = fields(
  RemarkWords.extend({
    meetingId: optionalChoice(z.uuid()),
    sector: optionalChoice(z.enum(SECTORS)),
    authorName: optionalText(200),
    authorInstitution: optionalText(200),
    nameShown: ticked,
    ordinary: ticked,
  }),
)

/** A remark said at a meeting or sent by letter, written down by the team. */
export const enterRemarkPage = page({
  path: '/consultations/:consultationId/remarks/new',
  params: OfConsultation,
  act: 'model.remark.enter',
  looking: 'unrecorded',
  load: async (ctx, { consultationId }) => ({
    consultation: await consultationOfTeam(ctx, consultationId),
    meetings: await meetingsOf(ctx, consultationId),
  }),
  title: ({ t }) => t('model.remark.enter.title'),
  form: (posted) => readEntered(posted),
  submit: (ctx, input) => enterRemark(ctx, input),
  refusals: {
    closed: 'model.consultation.closed',
    not_begun: 'model.remark.enter.not_begun',
    no_such_place: 'model.remark.no_such_place',
    no_such_meeting: 'model.remark.enter.no_such_meeting',
    client_data: 'model.remark.client_data',
  },
  then: ({ value, params }) => ({
    to: teamTablePath(params.consultationId),
    flash: 'model.remark.enter.done',
    params: { no: value },
  }),
  view: ({ loaded: { consultation, meetings }, form, t }) => (
    <FormPage
      form={form}
      title={t('model.remark.enter.title')}
      lead={t('model.remark.enter.lead')}
      crumbs={<TeamCrumbs consultation={consultation} here={t('model.remark.enter.title')} />}
    >
      <Found form={form} />
      {meetings.length > 0 && (
        <Select
          name="meetingId"
          label={t('model.remark.enter.meeting')}
          hint={t('model.remark.enter.meeting_hint')}
          options={meetings.map(({ id, no, onDay, place, party }) => ({
            value: id,
            label: t('model.consultation.meeting.line', { no, day: showDate(onDay), place, party }),
          }))}
          optional
        />
      )}
      <RemarkFields text={consultation.text} form={form} />
      <Select
        name="sector"
        label={t('model.remark.enter.sector')}
        options={SECTORS.map((value) => ({ value, label: t(`institutions.sector.${value}`) }))}
        optional
      />
      <TextField name="authorInstitution" label={t('model.remark.author_institution')} optional />
      <TextField
        name="authorName"
        label={t('model.remark.author_name')}
        hint={t('model.remark.author_name_hint')}
        optional
      />
      <CheckboxGroup
        name="nameShown"
        label={t('model.remark.name_shown')}
        options={[{ value: 'yes', label: t('model.remark.name_shown.entered') }]}
        optional
      />
      <ActionsBar>
        <Button>{t('model.remark.enter.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

const Found = ({ form }: Pick<Parameters<typeof FoundClientData>[0], 'form'>) => (
  <FoundClientData form={form} labels={useRemarkLabels()} />
)
