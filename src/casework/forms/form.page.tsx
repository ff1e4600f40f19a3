import { z } from 'zod'
import { page } from '#platform'
import { CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { begunFormOnPage } from './form-on-page.query.server.ts'
import { afterSending, FORM_REFUSALS, FormAtHand, formTitle, formValues } from './form-view.tsx'
import { readForm } from './read-form.ts'
import { sendForm } from './send-form.server.ts'

/** A form of a case: a draft of my institution to go on with, of a long one its summary, or what a completed one says to me. */
export const formPage = page({
  path: '/cases/:caseId/forms/:instanceId',
  params: OfCase.extend({ instanceId: z.uuid() }),
  act: 'casework.form.read',
  load: (ctx, { caseId, instanceId }) => begunFormOnPage(ctx, caseId, instanceId),
  looking: look('casework.form.looked'),
  scope,
  title: formTitle,
  initial: formValues,
  form: readForm,
  submit: (ctx, input, { loaded }) => sendForm(ctx, loaded, input),
  refusals: FORM_REFUSALS,
  then: (done) => afterSending(done),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ loaded, form }) => <FormAtHand loaded={loaded} form={form} />,
})
