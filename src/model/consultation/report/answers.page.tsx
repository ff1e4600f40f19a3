import { page } from '#platform'
import { OfConsultation } from '../consultation-ids.ts'
import { reportPath } from '../consultation-paths.ts'
import { AnswersTable } from './answers-table.tsx'
import { answersPrint } from './consultation-prints.ts'
import { OutcomeFrame } from './outcome-frame.tsx'
import { answered } from './report.query.server.ts'

/** Every remark of a closed consultation with its answer, for whoever was asked; for the team at any time. */
export const answersPage = page({
  path: '/consultations/:consultationId/answers',
  params: OfConsultation,
  act: 'model.consultation.read_answers',
  looking: 'public',
  open: 'public',
  load: (ctx, { consultationId }) => answered(ctx, consultationId),
  title: ({ t }) => t('model.answers.title'),
  view: ({ loaded, params, t }) => (
    <OutcomeFrame
      title={t('model.answers.title')}
      of={loaded.consultation}
      files={{ pdf: answersPrint.at(params), docx: answersPrint.docxAt(params) }}
      more={{ href: reportPath(params.consultationId), label: t('model.consultation.report.link') }}
    >
      <AnswersTable answered={loaded} />
    </OutcomeFrame>
  ),
})
