import { page } from '#platform'
import { ActionsBar, Button, FormPage } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { documentPath } from '../protection-paths.ts'
import { versionsOf } from './document.query.server.ts'
import { DocumentFields, readDocument } from './document-form.tsx'
import { DocumentCrumbs, OfDocument } from './of-documents.tsx'
import { publishDocument } from './publish-document.server.ts'

/** Writing the next version of a description, or that what it describes has ended. The versions before stay. */
export const nextDocumentPage = page({
  path: '/protection/:institutionId/registers/:kind/entries/:threadId/next',
  params: OfDocument,
  act: 'protection.document.publish',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, kind, threadId }) => ({
    institution: await institutionFor(ctx, institutionId, 'describe'),
    last: (await versionsOf(ctx, institutionId, kind, threadId)).last,
  }),
  title: ({ t }) => t('protection.document.next'),
  initial: ({ last }) => ({ name: last.name, ...last.texts }),
  form: (posted, _loaded, { kind }) => readDocument(posted, kind),
  submit: (ctx, input) => publishDocument(ctx, input),
  refusals: {
    incomplete: 'protection.document.refusal.incomplete',
    begins_in_past: 'protection.document.refusal.begins_in_past',
    later_version: 'protection.document.refusal.later_version',
  },
  then: ({ value, params }) => ({
    to: documentPath(params.institutionId, params.kind, value),
    flash: 'protection.document.done',
  }),
  view: ({ loaded: { institution, last }, params: { kind }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<DocumentCrumbs institution={institution} kind={kind} here={t('protection.document.next')} />}
      title={t('protection.document.next')}
      over={last.name}
      lead={t('protection.document.next_lead')}
    >
      <DocumentFields kind={kind} mayEnd />
      <ActionsBar>
        <Button>{t('protection.document.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
