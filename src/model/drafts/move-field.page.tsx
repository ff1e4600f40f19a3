import { z } from 'zod'
import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, Select } from '#platform/ui'
import { DraftCrumbs, placeName } from './draft-crumbs.tsx'
import { MOVE_FIELD, PartParams, partHref } from './draft-paths.ts'
import { moveField } from './move-field.server.ts'
import { calledBy } from './offers.domain.ts'
import { partToChange } from './part-to-change.server.ts'

const readMove = fields(z.object({ to: z.string().min(1).max(200) }))

/** Moving a field to another section, of its own form or of another. */
export const moveFieldPage = page({
  path: MOVE_FIELD,
  params: PartParams,
  act: 'model.draft.change',
  looking: 'unrecorded',
  load: (ctx, { draftId, about }) => partToChange(ctx, draftId, about, 'field'),
  title: ({ loaded: { place }, t }) => t('model.drafts.move_field.title', { what: placeName(t, place) }),
  form: (posted) => readMove(posted),
  submit: (ctx, { draftId, about, to }) => moveField(ctx, { draftId, about, to }),
  refusals: {
    draft_closed: 'model.drafts.refusal.closed',
    not_to_move: 'model.drafts.refusal.not_to_move',
    stands_there: 'model.drafts.refusal.stands_there',
    id_taken: 'model.drafts.refusal.id_taken',
  },
  then: ({ value, params: { draftId } }) => ({ to: partHref(draftId, value), flash: 'model.drafts.move_field.done' }),
  view: ({ loaded: { draft, place, places }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<DraftCrumbs draft={draft} place={place} here={t('model.drafts.move_field.link')} />}
      title={t('model.drafts.move_field.title', { what: placeName(t, place) })}
      lead={t('model.drafts.move_field.lead')}
    >
      <Select
        name="to"
        label={t('model.drafts.move_field.to')}
        options={places
          .filter(({ kind, about }) => kind === 'section' && about !== place.within?.about)
          .map((section) => ({
            value: section.about,
            label: `${section.within ? calledBy(section.within.value) : ''}: ${calledBy(section.value)}`,
          }))}
      />
      <ActionsBar>
        <Button>{t('model.drafts.move_field.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
