import { z } from 'zod'
import { nameIn } from '#model'
import { page } from '#platform'
import { CaseFrameHeader } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { begunFormOnPage } from './form-on-page.query.server.ts'
import { FillForm, FORM_REFUSALS, formValues, ReadForm } from './form-view.tsx'
import { readForm } from './read-form.ts'
import { sendForm } from './send-form.server.ts'

/** A form of a case: a draft of my institution to go on with, or what a completed one says to me. */
export const formPage = page({
  path: '/cases/:caseId/forms/:instanceId',
  params: OfCase.extend({ instanceId: z.uuid() }),
  act: 'casework.form.read',
  load: (ctx, { caseId, instanceId }) => begunFormOnPage(ctx, caseId, instanceId),
  looking: look('casework.form.looked'),
  scope,
  title: ({ loaded, visitor }) => `${nameIn(loaded.form.name, visitor.locale)} · ${loaded.frame.code}`,
  initial: formValues,
  form: readForm,
  submit: (ctx, input, { loaded }) => sendForm(ctx, loaded, input),
  refusals: FORM_REFUSALS,
  then: ({ params, input, value }) =>
    input.press === 'draft'
      ? { to: `/cases/${params.caseId}/forms/${value}`, flash: 'casework.form.draft_kept' }
      : { to: caseOverviewPath(params.caseId), flash: 'casework.form.done' },
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ loaded, form }) =>
    loaded.instance?.state === 'draft' ? <FillForm loaded={loaded} form={form} /> : <ReadForm loaded={loaded} />,
})
