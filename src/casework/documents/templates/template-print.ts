import { print } from '#platform'
import { templatePreview } from './institution-documents.query.server.ts'
import { OfTemplate } from './template.page.tsx'

/** A template filled with an invented letter. */
export const templatePreviewPrint = print({
  path: '/documents/of/:institutionId/templates/:templateId/preview',
  params: OfTemplate,
  act: 'casework.template.preview',
  load: (ctx, { institutionId, templateId }) => templatePreview(ctx, institutionId, templateId),
  looking: ({ institutionId, templateId }) => ({
    chain: 'institution',
    about: institutionId,
    name: 'casework.template.previewed',
    payload: { template: templateId },
  }),
  name: ({ t }) => t('casework.template.preview_file'),
  kept: ({ docx }) => docx,
  kindOf: () => 'docx',
})
