import { z } from 'zod'
import { fields, line, type Posted, page, type Read, type Upload, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  FileField,
  FormPage,
  KeyValues,
  Lines,
  More,
  Note,
  RadioGroup,
  Table,
  TextField,
} from '#platform/ui'
import { documentPath } from '../document-paths.ts'
import { LETTER_FIELDS } from '../letters/letter-fields.domain.ts'
import { FIELD_MEANINGS } from '../letters/letter-words.ts'
import { OfInstitution, TEMPLATE_STATES } from './institution-documents.page.tsx'
import { institutionDocuments, templateShown } from './institution-documents.query.server.ts'
import { addTemplate, moveTemplate, mustKeep, setNumbering } from './keep-template.server.ts'

export const OfTemplate = OfInstitution.extend({ templateId: z.uuid() })
const readName = fields(z.object({ name: z.string().min(3).max(120) }))
const readMove = fields(z.object({ to: z.enum(['in_force', 'withdrawn']) }))
const readPattern = fields(z.object({ pattern: line(60) }))

function readTemplate(posted: Posted): Read<{ readonly name: string; readonly file: Upload | undefined }> {
  const read = readName(posted)
  return read.ok ? { ok: true, value: { ...read.value, file: posted.files.file } } : read
}

/** Adding a template, or its next version. */
export const addTemplatePage = page({
  path: '/documents/of/:institutionId/templates/new',
  params: OfInstitution,
  act: 'casework.template.keep',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => {
    await mustKeep(ctx, institutionId)
    return institutionDocuments(ctx, institutionId)
  },
  title: ({ t }) => t('casework.template.add'),
  form: readTemplate,
  submit: (ctx, input) => addTemplate(ctx, input),
  refusals: {
    file_missing: 'platform.file.missing',
    too_large: 'casework.template.too_large',
    not_docx: 'casework.template.not_docx',
    macros: 'casework.template.macros',
    external: 'casework.template.external',
    unknown_field: 'casework.template.unknown_field',
    no_fields: 'casework.template.no_fields',
  },
  then: ({ params, value }) => ({
    to: documentPath.template(params.institutionId, value),
    flash: 'casework.template.added',
  }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      files
      over={loaded.name}
      title={t('casework.template.add')}
      lead={t('casework.template.add_lead')}
    >
      <TextField
        name="name"
        label={t('casework.template.name')}
        hint={t('casework.template.name_hint')}
        autocomplete="off"
      />
      <FileField
        name="file"
        label={t('casework.template.file')}
        hint={t('casework.template.file_hint')}
        accept=".docx"
      />
      <FieldList />
      <ActionsBar>
        <Button>{t('casework.template.add')}</Button>
        <a href={documentPath.of(loaded.id)}>{t('casework.template.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

function FieldList() {
  const { t } = useReader()
  const title = t('casework.template.fields')
  return (
    <More summary={title}>
      <Table
        caption={title}
        columns={[{ label: t('casework.template.field') }, { label: t('casework.template.meaning') }]}
        rows={LETTER_FIELDS.map((field) => ({ cells: [`{{${field}}}`, t(FIELD_MEANINGS[field])] }))}
      />
    </More>
  )
}

/** One version of a template: its fields, its preview, its state. */
export const templatePage = page({
  path: '/documents/of/:institutionId/templates/:templateId',
  params: OfTemplate,
  act: 'casework.template.move',
  looking: 'unrecorded',
  load: (ctx, { institutionId, templateId }) => templateShown(ctx, institutionId, templateId),
  title: ({ loaded }) => loaded.template.name,
  form: readMove,
  submit: (ctx, input) => moveTemplate(ctx, input),
  refusals: { not_a_draft: 'casework.template.not_a_draft', withdrawn_already: 'casework.template.withdrawn_already' },
  then: ({ params }) => ({ to: documentPath.of(params.institutionId), flash: 'casework.template.moved' }),
  view: ({ t, form, loaded: { id, name, template, mayKeep } }) => (
    <FormPage form={form} over={name} title={template.name}>
      <KeyValues
        items={[
          { term: t('casework.template.version'), value: template.no },
          { term: t('casework.template.state'), value: t(TEMPLATE_STATES[template.state]) },
        ]}
      />
      <p>
        <a href={documentPath.templatePreview(id, template.id)}>{t('casework.template.preview')}</a>
      </p>
      <Lines items={template.fields.map((field) => `{{${field}}}`)} />
      {template.state === 'withdrawn' || !mayKeep ? (
        <Note kind="info" text={t(mayKeep ? 'casework.template.withdrawn_note' : 'casework.template.head_keeps')} />
      ) : (
        <>
          <RadioGroup
            name="to"
            label={t('casework.template.what_next')}
            options={[
              ...(template.state === 'draft'
                ? [
                    {
                      value: 'in_force',
                      label: t('casework.template.put_in_force'),
                      hint: t('casework.template.put_in_force_hint'),
                    },
                  ]
                : []),
              { value: 'withdrawn', label: t('casework.template.withdraw') },
            ]}
          />
          <ActionsBar>
            <Button>{t('casework.template.move')}</Button>
            <a href={documentPath.of(id)}>{t('casework.template.back')}</a>
          </ActionsBar>
        </>
      )}
    </FormPage>
  ),
})

/** The pattern of numbers of letters. */
export const numberingPage = page({
  path: '/documents/of/:institutionId/numbering',
  params: OfInstitution,
  act: 'casework.template.number',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => {
    await mustKeep(ctx, institutionId)
    return institutionDocuments(ctx, institutionId)
  },
  title: ({ t }) => t('casework.template.numbering_set'),
  form: readPattern,
  submit: (ctx, input) => setNumbering(ctx, input),
  refusals: { bad_pattern: 'casework.template.bad_pattern' },
  then: ({ params }) => ({ to: documentPath.of(params.institutionId), flash: 'casework.template.numbered' }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={{ ...form, values: { pattern: loaded.numbering ?? '', ...form.values } }}
      over={loaded.name}
      title={t('casework.template.numbering_set')}
      lead={t('casework.template.numbering_lead')}
    >
      <TextField
        name="pattern"
        label={t('casework.template.pattern')}
        hint={t('casework.template.pattern_hint', { nr_example: 'PS.8123.{nr}.{rok}' })}
        autocomplete="off"
        width="m"
      />
      <ActionsBar>
        <Button>{t('casework.template.numbering_set')}</Button>
        <a href={documentPath.of(loaded.id)}>{t('casework.template.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
