import { Forbidden } from '#kernel'
import { page } from '#platform'
import { ActionsBar, Button, FormPage } from '#platform/ui'
import { beginMapping } from './begin-mapping.server.ts'
import { DraftCrumbs } from './draft-crumbs.tsx'
import { BEGIN_MAPPING, DraftParams, partHref } from './draft-paths.ts'
import { readDraft } from './read-draft.server.ts'

/** Beginning how running cases are moved to the version that is written. */
export const beginMappingPage = page({
  path: BEGIN_MAPPING,
  params: DraftParams,
  act: 'model.draft.change',
  looking: 'unrecorded',
  load: async (ctx, { draftId }) => {
    const read = await readDraft(ctx, draftId)
    if (!read.can.write) throw new Forbidden('change a draft')
    return read
  },
  title: ({ t }) => t('model.drafts.mapping.begin'),
  submit: (ctx, { draftId }: { readonly draftId: string }) => beginMapping(ctx, { draftId }),
  refusals: {
    draft_closed: 'model.drafts.refusal.closed',
    mapped_already: 'model.drafts.refusal.mapped_already',
    nothing_before: 'model.drafts.refusal.nothing_before',
    not_whole: 'model.drafts.refusal.not_whole',
  },
  then: ({ value, params: { draftId } }) => ({ to: partHref(draftId, value), flash: 'model.drafts.mapping.begun' }),
  view: ({ loaded: { draft }, form, t }) => {
    const title = t('model.drafts.mapping.begin')
    return (
      <FormPage
        form={form}
        crumbs={<DraftCrumbs draft={draft} here={title} />}
        title={title}
        lead={t('model.drafts.mapping.lead')}
      >
        <ActionsBar>
          <Button>{t('model.drafts.mapping.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})
