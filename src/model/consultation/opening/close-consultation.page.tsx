import { Forbidden } from '#kernel'
import { page } from '#platform'
import { ActionsBar, Button, FormPage } from '#platform/ui'
import { readConsultation } from '../consultation.query.server.ts'
import { OfConsultation } from '../consultation-ids.ts'
import { consultationPath, teamTablePath } from '../consultation-paths.ts'
import { nameOf, stateWords } from '../consultation-words.ts'
import { closeConsultation } from './close-consultation.server.ts'
import { TeamCrumbs } from './team-crumbs.tsx'

/** Where the leader of a model's team ends a consultation, once nobody is left without an answer. */
export const closeConsultationPage = page({
  path: '/consultations/:consultationId/close',
  params: OfConsultation,
  act: 'model.consultation.close',
  looking: 'unrecorded',
  load: async (ctx, { consultationId }) => {
    const consultation = await readConsultation(ctx, consultationId)
    if (!consultation.can.close) throw new Forbidden('model.consultation.close')
    return consultation
  },
  title: ({ t }) => t('model.consultation.close.title'),
  submit: (ctx, input) => closeConsultation(ctx, input),
  refusals: {
    closed: 'model.consultation.closed',
    still_open: 'model.consultation.close.still_open',
    unanswered: 'model.consultation.close.unanswered',
  },
  then: ({ params }) => ({ to: consultationPath(params.consultationId), flash: 'model.consultation.close.done' }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      title={t('model.consultation.close.title')}
      over={`${nameOf(t, loaded)}. ${stateWords(t, loaded)}`}
      lead={t('model.consultation.close.lead')}
      crumbs={<TeamCrumbs consultation={loaded} here={t('model.consultation.close.title')} />}
    >
      <ActionsBar>
        <Button>{t('model.consultation.close.submit')}</Button>
        <a href={teamTablePath(loaded.id)}>{t('model.consultation.team.link')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
