import { page } from '#platform'
import { type Consultation, readConsultation } from './consultation.query.server.ts'
import { OfConsultation } from './consultation-ids.ts'
import { ConsultationView } from './consultation-view.tsx'
import { nameOf } from './consultation-words.ts'

/** The draft that is consulted, beside the version it changes, with a way to remark on each paragraph. */
export const consultationPage = page({
  path: '/consultations/:consultationId',
  params: OfConsultation,
  act: 'model.consultation.read',
  looking: 'public',
  open: 'public',
  load: (ctx, { consultationId }): Promise<Consultation> => readConsultation(ctx, consultationId),
  title: ({ loaded, t }) => nameOf(t, loaded),
  view: ({ loaded, query, visitor }) => (
    <ConsultationView consultation={loaded} whole={query.text === 'whole'} signedIn={visitor.signedIn !== null} />
  ),
})
