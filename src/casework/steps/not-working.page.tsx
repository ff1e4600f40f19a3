import { z } from 'zod'
import { calledInModel, NotWorkingForm, readNotWorking } from '#model'
import { sendFromWork } from '#model/server'
import { page } from '#platform'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { stepThatFails } from './not-working.query.server.ts'

/**
 * "This does not work here" about a step of a case. What is sent holds nothing of the case; names must be readable here, because they are looked
 * for in what was typed.
 */
export const stepNotWorkingPage = page({
  path: '/cases/:caseId/steps/:step/not-working',
  params: OfCase.extend({ step: z.string().max(120) }),
  act: 'casework.step.tell_not_working',
  load: (ctx, { caseId, step }) => stepThatFails(ctx, caseId, step),
  looking: look('casework.case.looked'),
  scope,
  needsNames: true,
  title: ({ loaded, params, t }) => t('model.work.title', { place: calledInModel(loaded.text, params.step) }),
  initial: ({ mine }) => ({ institutionId: mine[0]?.id ?? '', kind: 'practice' }),
  form: (posted) => readNotWorking(posted),
  submit: (ctx, { caseId: _, step, ...said }, { loaded: { modelId, version, known, unitCode, mine } }) =>
    sendFromWork(
      ctx,
      { ...said, modelId, version, about: step, institutionId: said.institutionId ?? mine[0]?.id },
      { known, unitCode },
    ),
  refusals: {
    client_data: 'model.remark.client_data',
    no_such_place: 'model.remark.no_such_place',
    not_your_institution: 'model.remark.not_your_institution',
  },
  then: ({ params }) => ({ to: caseOverviewPath(params.caseId), flash: 'model.work.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ loaded: { frame, ...loaded }, params, form, t }) => (
    <NotWorkingForm
      form={form}
      {...loaded}
      about={params.step}
      back={{ href: caseOverviewPath(params.caseId), label: t('casework.back') }}
      crumbs={<CaseCrumbs frame={frame} here={t('model.work.link')} />}
    />
  ),
})
