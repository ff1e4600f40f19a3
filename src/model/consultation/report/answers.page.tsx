import { page } from '#platform'
import { ButtonLink, Buttons, Crumbs, Head, Stack } from '#platform/ui'
import { OfConsultation } from '../consultation-ids.ts'
import { CONSULTATIONS, consultationPath, reportPath } from '../consultation-paths.ts'
import { nameOf, stateWords } from '../consultation-words.ts'
import { AnswersTable } from './answers-table.tsx'
import { answersPrint } from './consultation-prints.ts'
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
    <Stack>
      <Crumbs
        items={[
          { label: t('model.consultation.title'), href: CONSULTATIONS },
          { label: nameOf(t, loaded.consultation), href: consultationPath(params.consultationId) },
          { label: t('model.answers.title') },
        ]}
      />
      <Head
        title={t('model.answers.title')}
        over={nameOf(t, loaded.consultation)}
        lead={stateWords(t, loaded.consultation)}
      />
      <Buttons>
        <ButtonLink href={answersPrint.at(params)}>{t('model.answers.pdf')}</ButtonLink>
        <ButtonLink href={answersPrint.docxAt(params)}>{t('model.answers.docx')}</ButtonLink>
        <ButtonLink href={reportPath(params.consultationId)}>{t('model.consultation.report.link')}</ButtonLink>
      </Buttons>
      <AnswersTable answered={loaded} />
    </Stack>
  ),
})
