import { z } from 'zod'
import { day, fields, line, page, showDate } from '#platform'
import { ActionsBar, Button, DateField, FormPage, RadioGroup, TextArea } from '#platform/ui'
import { CIRCLES } from '../consultation.domain.ts'
import { OfDraft } from '../consultation-ids.ts'
import { consultationPath } from '../consultation-paths.ts'
import { nameOf } from '../consultation-words.ts'
import { draftToOpen } from './draft-to-open.query.server.ts'
import { openConsultation } from './open-consultation.server.ts'

const readOpening = fields(z.object({ opensOn: day, closesOn: day, circle: z.enum(CIRCLES), invitation: line(4000) }))

/** Where the leader of a model's team asks people about a draft. */
export const openConsultationPage = page({
  path: '/consultations/open/:draftId',
  params: OfDraft,
  act: 'model.consultation.open',
  looking: 'unrecorded',
  load: async (ctx, { draftId }) => ({ draft: await draftToOpen(ctx, draftId), today: ctx.today }),
  title: ({ t }) => t('model.consultation.open.title'),
  initial: ({ today }) => ({ opensOn: showDate(today) }),
  form: (posted) => readOpening(posted),
  submit: async (ctx, input) => openConsultation(ctx, input),
  refusals: {
    draft_ended: 'model.consultation.open.draft_ended',
    already_running: 'model.consultation.open.already_running',
    opens_in_past: 'model.consultation.open.opens_in_past',
    closes_before_opening: 'model.consultation.open.closes_before_opening',
  },
  then: ({ value, input }) => ({
    to: input.circle === 'named' ? `${consultationPath(value)}/circle` : consultationPath(value),
    flash: 'model.consultation.open.done',
  }),
  view: ({ loaded: { draft }, form, t }) => (
    <FormPage
      form={form}
      title={t('model.consultation.open.title')}
      over={nameOf(t, draft)}
      lead={t('model.consultation.open.lead')}
    >
      <DateField name="opensOn" label={t('model.consultation.open.opens_on')} />
      <DateField
        name="closesOn"
        label={t('model.consultation.open.closes_on')}
        hint={t('model.consultation.open.closes_on_hint')}
      />
      <RadioGroup
        name="circle"
        label={t('model.consultation.open.circle')}
        options={CIRCLES.map((value) => ({
          value,
          label: t(`model.consultation.circle.${value}`),
          ...(value === 'named' ? { hint: t('model.consultation.open.named_hint') } : {}),
        }))}
      />
      <TextArea
        name="invitation"
        label={t('model.consultation.open.invitation')}
        hint={t('model.consultation.open.invitation_hint')}
      />
      <ActionsBar>
        <Button>{t('model.consultation.open.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
