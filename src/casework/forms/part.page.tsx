import { z } from 'zod'
import { page } from '#platform'
import { CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { partOnPage } from './form-on-page.query.server.ts'
import { afterSending, FORM_REFUSALS, FormAtHand, formTitle, formValues } from './form-view.tsx'
import { readForm } from './read-form.ts'
import { sendForm } from './send-form.server.ts'

/** One part of a long form that was begun. Whatever is sent from here is kept as it was typed; the summary completes the form. */
export const partPage = page({
  path: '/cases/:caseId/forms/:instanceId/parts/:part',
  params: OfCase.extend({ instanceId: z.uuid(), part: z.string().max(80) }),
  act: 'casework.form.fill_part',
  load: (ctx, { caseId, instanceId, part }) => partOnPage(ctx, caseId, instanceId, part),
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
