import { page } from '#platform'
import { ActionsBar, Button, FormPage, Note } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { documentPath } from '../protection-paths.ts'
import { DocumentFields, readDocument } from './document-form.tsx'
import { DocumentCrumbs, OfDocuments } from './of-documents.tsx'
import { publishDocument } from './publish-document.server.ts'
import { TEMPLATES } from './templates.ts'

/** Writing a new description. It begins with the template, which has to be checked and completed. */
export const writeDocumentPage = page({
  path: '/protection/:institutionId/registers/:kind/new',
  params: OfDocuments,
  act: 'protection.document.publish',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, kind }) => ({
    institution: await institutionFor(ctx, institutionId, 'describe'),
    template: TEMPLATES[kind],
  }),
  title: ({ t }) => t('protection.document.add'),
  initial: ({ template }) => ({ name: template.name, ...template.texts }),
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
  view: ({ loaded: { institution }, params: { kind }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<DocumentCrumbs institution={institution} kind={kind} here={t('protection.document.add')} />}
      title={t('protection.document.add')}
      over={institution.name}
      lead={t(`protection.document.lead.${kind}`)}
    >
      <Note kind="info" text={t('protection.document.template_note')} />
      <DocumentFields kind={kind} mayEnd={false} />
      <ActionsBar>
        <Button>{t('protection.document.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
