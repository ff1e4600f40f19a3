import { z } from 'zod'
import { Forbidden } from '#kernel'
import { fields, page, showInstant, useReader } from '#platform'
import { ActionsBar, Button, FormPage, KeyValues, RadioGroup, TextArea } from '#platform/ui'
import { type EmergencyToJudge, emergencyToJudge } from './emergencies.query.server.ts'
import { ReviewInput } from './emergency.schema.ts'
import { DANGER_LABELS } from './emergency-words.ts'
import { endEmergency, reviewEmergency } from './open-in-emergency.server.ts'

const OfEmergency = z.object({ emergencyId: z.uuid() })
const readReview = fields(ReviewInput)

/** Ending an emergency access before its time. */
export const endEmergencyPage = page({
  path: '/emergency/:emergencyId/end',
  params: OfEmergency,
  act: 'casework.emergency.end',
  load: async (ctx, { emergencyId }) => {
    const loaded = await emergencyToJudge(ctx, emergencyId)
    if (!loaded.rights.end) throw new Forbidden('casework.emergency.end')
    return loaded
  },
  looking: 'unrecorded',
  title: ({ t }) => t('casework.emergency.end'),
  submit: (ctx, input) => endEmergency(ctx, input),
  refusals: { over: 'casework.emergency.over' },
  then: ({ value }) => ({
    to: value.own ? '/cases' : `/cases/${value.caseId}/emergency`,
    flash: 'casework.emergency.ended',
  }),
  view: ({ t, form, loaded }) => (
    <FormPage form={form} title={t('casework.emergency.end')} lead={t('casework.emergency.end_lead')}>
      <About loaded={loaded} />
      <ActionsBar>
        <Button kind="bad">{t('casework.emergency.end')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Saying afterwards whether an emergency access was justified. */
export const reviewEmergencyPage = page({
  path: '/emergency/:emergencyId/review',
  params: OfEmergency,
  act: 'casework.emergency.review',
  load: async (ctx, { emergencyId }) => {
    const loaded = await emergencyToJudge(ctx, emergencyId)
    if (!loaded.rights.review) throw new Forbidden('casework.emergency.review')
    return loaded
  },
  looking: 'unrecorded',
  title: ({ t }) => t('casework.emergency.review'),
  form: readReview,
  submit: (ctx, input) => reviewEmergency(ctx, input),
  refusals: { own_access: 'casework.emergency.own_access' },
  then: ({ value }) => ({
    to: value.keeper ? `/cases/${value.caseId}/emergency` : '/looks',
    flash: 'casework.emergency.reviewed',
  }),
  view: ({ t, form, loaded }) => (
    <FormPage form={form} title={t('casework.emergency.review')} lead={t('casework.emergency.review_lead')}>
      <About loaded={loaded} />
      <RadioGroup
        name="justified"
        label={t('casework.emergency.was_justified')}
        options={[
          { value: 'yes', label: t('casework.emergency.justified') },
          { value: 'no', label: t('casework.emergency.not_justified') },
        ]}
      />
      <TextArea name="words" label={t('casework.emergency.words')} hint={t('casework.emergency.words_hint')} rows={3} />
      <ActionsBar>
        <Button>{t('casework.emergency.review_submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** What is known of it. The words of the reason may name the family: only those who keep the case, and whoever wrote them, read them. */
function About({ loaded: { emergency } }: { readonly loaded: EmergencyToJudge }) {
  const { t } = useReader()
  const { person, institution, danger, reason, openedAt, untilAt, endedAt } = emergency
  const span = { from: showInstant(openedAt), until: showInstant(endedAt ?? untilAt) }
  return (
    <KeyValues
      items={[
        { term: t('casework.emergency.who'), value: `${person} (${institution})` },
        { term: t('casework.emergency.when'), value: t('casework.emergency.span', span) },
        { term: t('casework.emergency.danger'), value: t(DANGER_LABELS[danger]) },
        ...(reason === null ? [] : [{ term: t('casework.emergency.reason'), value: reason }]),
      ]}
    />
  )
}
