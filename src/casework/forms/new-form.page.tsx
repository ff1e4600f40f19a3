import { z } from 'zod'
import { page } from '#platform'
import { CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { newFormOnPage } from './form-on-page.query.server.ts'
import { afterSending, FORM_REFUSALS, FormAtHand, formTitle, formValues } from './form-view.tsx'
import { readForm } from './read-form.ts'
import { sendForm } from './send-form.server.ts'

/** A form of the model, begun for a case: of each adult or item by itself where the model asks for that. */
export const newFormPage = page({
  path: '/cases/:caseId/forms/:form/new',
  params: OfCase.extend({ form: z.string().max(80) }),
  act: 'casework.form.fill',
  load: (ctx, { caseId, form }, query) =>
    newFormOnPage(ctx, caseId, form, { key: query.for, writesFor: query.institution }),
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
