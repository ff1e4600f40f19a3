import { z } from 'zod'
import { fields, line, type Posted, page, type Read, type Upload } from '#platform'
import { ActionsBar, Button, FileField, FormPage, TextField } from '#platform/ui'
import { addAttachment } from './add-attachment.server.ts'
import { DraftCrumbs } from './draft-crumbs.tsx'
import { ADD_ATTACHMENT, PartParams, partHref } from './draft-paths.ts'
import { partToChange } from './part-to-change.server.ts'

const readTitle = fields(z.object({ title: line(200) }))

function readAttachment(posted: Posted): Read<{ readonly title: string; readonly file: Upload | undefined }> {
  const read = readTitle(posted)
  return read.ok ? { ok: true, value: { ...read.value, file: posted.files.file } } : read
}

/** Adding a file to a paragraph of a draft. */
export const addAttachmentPage = page({
  path: ADD_ATTACHMENT,
  params: PartParams,
  act: 'model.draft.change',
  looking: 'unrecorded',
  load: (ctx, { draftId, about }) => partToChange(ctx, draftId, about, 'paragraph'),
  title: ({ t }) => t('model.attachment.add'),
  form: readAttachment,
  submit: (ctx, input) => addAttachment(ctx, input),
  refusals: {
    draft_closed: 'model.drafts.refusal.closed',
    not_a_paragraph: 'model.drafts.refusal.not_a_part',
    title_unfit: 'model.attachment.title_unfit',
    file_missing: 'platform.file.missing',
    file_too_large: 'platform.file.too_large',
    image_too_large: 'platform.file.image_too_large',
    file_type_refused: 'platform.file.document_refused',
  },
  then: ({ value, params: { draftId } }) => ({
    to: `${partHref(draftId, value)}#attachments`,
    flash: 'model.attachment.added',
  }),
  view: ({ loaded: { draft, place }, form, t }) => (
    <FormPage
      form={form}
      files
      crumbs={<DraftCrumbs draft={draft} place={place} here={t('model.attachment.add')} />}
      title={t('model.attachment.add')}
      lead={t('model.attachment.add.lead')}
    >
      <TextField
        name="title"
        label={t('model.drafts.key.title')}
        hint={t('model.attachment.add.title_hint')}
        autocomplete="off"
      />
      <FileField
        name="file"
        label={t('model.attachment.add.file')}
        hint={t('model.attachment.add.file_hint')}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
      />
      <ActionsBar>
        <Button>{t('model.attachment.add.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
