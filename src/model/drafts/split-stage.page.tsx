import { z } from 'zod'
import { fields, page, several } from '#platform'
import { ActionsBar, Button, CheckboxGroup, FormPage } from '#platform/ui'
import { DraftCrumbs, placeName } from './draft-crumbs.tsx'
import { objectsIn, textIn } from './draft-document.domain.ts'
import { PartParams, partHref, SPLIT_STAGE } from './draft-paths.ts'
import { calledBy } from './offers.domain.ts'
import { partToChange } from './part-to-change.server.ts'
import { HalfFields, halvesOf, NamesOfHalves, oneName, SPLIT_REFUSALS } from './split-fields.tsx'
import { splitStage } from './split-part.server.ts'

const readSplit = fields(
  NamesOfHalves.extend({ 'onward.pl': oneName, 'onward.en': oneName, inSecond: several(z.string().max(80)) }),
)

/** Dividing a stage into two that follow one another: their names, which steps go to the second, and the transition between them. */
export const splitStagePage = page({
  path: SPLIT_STAGE,
  params: PartParams,
  act: 'model.draft.change',
  looking: 'unrecorded',
  load: (ctx, { draftId, about }) => partToChange(ctx, draftId, about, 'stage'),
  title: ({ loaded: { place }, t }) => t('model.drafts.split.stage.title', { what: placeName(t, place) }),
  form: (posted) => readSplit(posted),
  submit: (ctx, { draftId, about, inSecond, ...names }) => {
    const onward = { pl: names['onward.pl'], en: names['onward.en'] }
    return splitStage(ctx, { draftId, about, inSecond, onward, ...halvesOf(names) })
  },
  refusals: SPLIT_REFUSALS,
  then: ({ value, params: { draftId } }) => ({ to: partHref(draftId, value), flash: 'model.drafts.split.done' }),
  view: ({ loaded: { draft, place }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<DraftCrumbs draft={draft} place={place} here={t('model.drafts.split.link')} />}
      title={t('model.drafts.split.stage.title', { what: placeName(t, place) })}
      lead={t('model.drafts.split.stage.lead')}
    >
      <HalfFields of="first" what={t('model.drafts.split.stage.first')} />
      <HalfFields of="second" what={t('model.drafts.split.stage.second')} />
      <CheckboxGroup
        name="inSecond"
        label={t('model.drafts.split.stage.in_second')}
        hint={t('model.drafts.split.stage.in_second.hint')}
        options={objectsIn(place.value.steps).map((step) => ({ value: textIn(step.id), label: calledBy(step) }))}
      />
      <HalfFields of="onward" what={t('model.drafts.split.stage.onward')} />
      <ActionsBar>
        <Button>{t('model.drafts.split.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
