import { z } from 'zod'
import { ModelVersionId } from '#kernel'
import { fields, line, page, says } from '#platform'
import { ActionsBar, Button, Crumbs, FormPage, Select, TextField } from '#platform/ui'
import { beginVariant } from './begin-draft.server.ts'
import { BEGIN_VARIANT, DRAFTS, draftHref } from './draft-paths.ts'
import { versionsToCopy } from './versions-to-write.server.ts'

const ModelId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, says('model.drafts.refusal.id_unfit'))
const readVariant = fields(z.object({ versionId: ModelVersionId, modelId: ModelId, pl: line(200), en: line(200) }))

/** Beginning another variant of the model: the administrator copies one, and its team goes on from there. */
export const beginVariantPage = page({
  path: BEGIN_VARIANT,
  act: 'model.variant.begin',
  looking: 'unrecorded',
  load: (ctx) => versionsToCopy(ctx),
  title: ({ t }) => t('model.drafts.variant.title'),
  form: (posted) => readVariant(posted),
  submit: (ctx, { versionId, modelId, pl, en }) => beginVariant(ctx, { versionId, modelId, name: { pl, en } }),
  refusals: { model_exists: 'model.drafts.refusal.model_exists' },
  then: ({ value }) => ({ to: draftHref(value), flash: 'model.drafts.begin.done' }),
  view: ({ loaded: { versions }, form, t }) => {
    const title = t('model.drafts.variant.title')
    return (
      <FormPage
        form={form}
        crumbs={<Crumbs items={[{ label: t('model.drafts.title'), href: DRAFTS }, { label: title }]} />}
        title={title}
        lead={t('model.drafts.variant.lead')}
      >
        <Select name="versionId" label={t('model.drafts.variant.version')} options={versions} />
        <TextField name="pl" label={t('model.drafts.variant.pl')} autocomplete="off" />
        <TextField name="en" label={t('model.drafts.variant.en')} autocomplete="off" />
        <TextField
          name="modelId"
          label={t('model.drafts.key.id')}
          hint={t('model.drafts.hint.id')}
          width="m"
          autocomplete="off"
        />
        <ActionsBar>
          <Button>{t('model.drafts.begin.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})
