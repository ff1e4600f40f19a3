import { z } from 'zod'
import { ModelVersionId } from '#kernel'
import { fields, page } from '#platform'
import { ActionsBar, Button, Crumbs, FormPage, RadioGroup, Select } from '#platform/ui'
import { beginDraft } from './begin-draft.server.ts'
import { VERSION_STEPS } from './draft-document.domain.ts'
import { BEGIN_DRAFT, DRAFTS, draftHref } from './draft-paths.ts'
import { versionsToWrite } from './versions-to-write.server.ts'

const readBegun = fields(z.object({ versionId: ModelVersionId, step: z.enum(VERSION_STEPS) }))

/** Beginning the next version of a model that the reader writes. */
export const beginDraftPage = page({
  path: BEGIN_DRAFT,
  act: 'model.draft.begin',
  looking: 'unrecorded',
  load: (ctx) => versionsToWrite(ctx),
  title: ({ t }) => t('model.drafts.begin.title'),
  form: (posted) => readBegun(posted),
  submit: (ctx, input) => beginDraft(ctx, input),
  refusals: { being_written: 'model.drafts.refusal.being_written' },
  then: ({ value }) => ({ to: draftHref(value), flash: 'model.drafts.begin.done' }),
  view: ({ loaded: { versions }, form, t }) => {
    const title = t('model.drafts.begin.title')
    return (
      <FormPage
        form={form}
        crumbs={<Crumbs items={[{ label: t('model.drafts.title'), href: DRAFTS }, { label: title }]} />}
        title={title}
        lead={t('model.drafts.begin.lead')}
      >
        <Select name="versionId" label={t('model.drafts.begin.version')} options={versions} />
        <RadioGroup
          name="step"
          label={t('model.drafts.begin.step')}
          options={VERSION_STEPS.map((value) => ({
            value,
            label: t(`model.drafts.begin.step.${value}`),
            hint: t(`model.drafts.begin.step.${value}.hint`),
          }))}
        />
        <ActionsBar>
          <Button>{t('model.drafts.begin.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})
