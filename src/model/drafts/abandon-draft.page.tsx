import { Forbidden } from '#kernel'
import { page } from '#platform'
import { ActionsBar, Button, ButtonLink, FormPage } from '#platform/ui'
import { abandonDraft } from './abandon-draft.server.ts'
import { DraftCrumbs } from './draft-crumbs.tsx'
import { ABANDON, DRAFTS, DraftParams, draftHref } from './draft-paths.ts'
import { readDraft } from './read-draft.server.ts'

/** Giving a draft up. */
export const abandonDraftPage = page({
  path: ABANDON,
  params: DraftParams,
  act: 'model.draft.abandon',
  looking: 'unrecorded',
  load: async (ctx, { draftId }) => {
    const read = await readDraft(ctx, draftId)
    if (!read.can.decide) throw new Forbidden('abandon a draft')
    return read
  },
  title: ({ t }) => t('model.drafts.abandon.title'),
  submit: (ctx, { draftId }: { readonly draftId: string }) => abandonDraft(ctx, { draftId }),
  refusals: { draft_closed: 'model.drafts.refusal.closed' },
  then: () => ({ to: DRAFTS, flash: 'model.drafts.abandon.done' }),
  view: ({ loaded: { draft }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<DraftCrumbs draft={draft} here={t('model.drafts.abandon.title')} />}
      title={t('model.drafts.abandon.title')}
      lead={t('model.drafts.abandon.lead')}
    >
      <ActionsBar>
        <Button kind="bad">{t('model.drafts.abandon.submit')}</Button>
        <ButtonLink href={draftHref(draft.id)}>{t('model.drafts.abandon.back')}</ButtonLink>
      </ActionsBar>
    </FormPage>
  ),
})
