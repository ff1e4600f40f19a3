import { z } from 'zod'
import { page } from '#platform'
import { ButtonLink, Empty, Head, Stack } from '#platform/ui'
import { movePart } from './change-draft.server.ts'
import { DraftCrumbs } from './draft-crumbs.tsx'
import { addHref, KIND, kindHref } from './draft-paths.ts'
import { COLLECTIONS } from './draft-places.domain.ts'
import { PartLines, readMoved } from './part-lines.tsx'
import { readDraft } from './read-draft.server.ts'

const TOP_KINDS = COLLECTIONS.map(({ kind }) => kind)

/** All parts of one kind that stand at the top of a model: its roles, its forms, its deadlines. */
export const draftKindPage = page({
  path: KIND,
  params: z.object({ draftId: z.uuid(), kind: z.enum(TOP_KINDS) }),
  act: 'model.draft.change',
  looking: 'unrecorded',
  load: (ctx, { draftId }) => readDraft(ctx, draftId),
  title: ({ params: { kind }, t }) => t(`model.drafts.kind.${kind}`),
  form: (posted) => ({ ok: true, value: { moved: readMoved(posted) } }),
  submit: (ctx, { draftId, moved }) => movePart(ctx, { draftId, about: moved?.moved ?? '', by: moved?.by ?? 1 }),
  refusals: { draft_closed: 'model.drafts.refusal.closed' },
  then: ({ params: { draftId, kind } }) => ({ to: kindHref(draftId, kind), flash: 'model.drafts.moved' }),
  view: ({ loaded, params: { kind }, form, t }) => {
    const title = t(`model.drafts.kind.${kind}`)
    const parts = loaded.places.filter((place) => place.kind === kind && place.within === null)
    return (
      <Stack>
        <DraftCrumbs draft={loaded.draft} here={title} />
        <Head title={title}>
          {loaded.can.write && (
            <ButtonLink href={addHref(loaded.draft.id, kind, null)}>{t(`model.drafts.add.${kind}`)}</ButtonLink>
          )}
        </Head>
        {parts.length === 0 && <Empty title={t('model.drafts.none_of_kind')} />}
        <PartLines read={loaded} parts={parts} form={form} />
      </Stack>
    )
  },
})
