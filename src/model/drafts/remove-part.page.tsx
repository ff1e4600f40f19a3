import { z } from 'zod'
import { fields, line, page, several } from '#platform'
import { ActionsBar, Button, CheckboxGroup, FormPage, TextArea } from '#platform/ui'
import { DraftCrumbs, placeName } from './draft-crumbs.tsx'
import { draftHref, PartParams, partHref, REMOVE_PART } from './draft-paths.ts'
import { offersOf } from './offers.domain.ts'
import { partToChange } from './part-to-change.server.ts'
import { removePart } from './remove-part.server.ts'

const readRemoved = fields(z.object({ reason: line(1000), seeAlso: several(z.string().max(20)) }))

/** Taking a part out of a draft, with the reason; a published paragraph is withdrawn and its number stays. */
export const removePartPage = page({
  path: REMOVE_PART,
  params: PartParams,
  act: 'model.draft.change',
  looking: 'unrecorded',
  load: (ctx, { draftId, about }) => partToChange(ctx, draftId, about),
  title: ({ loaded: { place }, t }) => t('model.drafts.remove.title', { what: placeName(t, place) }),
  form: (posted) => readRemoved(posted),
  submit: (ctx, input) => removePart(ctx, input),
  refusals: {
    draft_closed: 'model.drafts.refusal.closed',
    chapter_not_empty: 'model.drafts.refusal.chapter_not_empty',
    cannot_remove: 'model.drafts.refusal.cannot_remove',
    unknown_see_also: 'model.drafts.refusal.unknown_see_also',
  },
  then: ({ value, params: { draftId } }) => ({
    to: value === '' ? draftHref(draftId) : partHref(draftId, value),
    flash: 'model.drafts.removed',
  }),
  view: ({ loaded: { draft, place, places }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<DraftCrumbs draft={draft} place={place} here={t('model.drafts.remove.link')} />}
      title={t('model.drafts.remove.title', { what: placeName(t, place) })}
      lead={t(place.kind === 'paragraph' ? 'model.drafts.remove.paragraph_lead' : 'model.drafts.remove.lead')}
    >
      <TextArea name="reason" label={t('model.drafts.remove.reason')} rows={3} />
      {place.kind === 'paragraph' && (
        <CheckboxGroup
          name="seeAlso"
          label={t('model.drafts.remove.see_also')}
          options={offersOf(places, 'clause').filter(({ value }) => value !== place.about)}
          optional
        />
      )}
      <ActionsBar>
        <Button kind="bad">{t('model.drafts.remove.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
