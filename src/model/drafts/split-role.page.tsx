import { z } from 'zod'
import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, RadioGroup } from '#platform/ui'
import { DraftCrumbs, placeName } from './draft-crumbs.tsx'
import { PartParams, partHref, SPLIT_ROLE } from './draft-paths.ts'
import { partToChange } from './part-to-change.server.ts'
import { HalfFields, halvesOf, NamesOfHalves, SPLIT_REFUSALS } from './split-fields.tsx'
import { splitRole } from './split-part.server.ts'

const BEGINNINGS = ['alike', 'nothing'] as const
const readSplit = fields(NamesOfHalves.extend({ begins: z.enum(BEGINNINGS) }))

/** Dividing a role into two: their names, and what the second may do and see at first. */
export const splitRolePage = page({
  path: SPLIT_ROLE,
  params: PartParams,
  act: 'model.draft.change',
  looking: 'unrecorded',
  load: (ctx, { draftId, about }) => partToChange(ctx, draftId, about, 'role'),
  title: ({ loaded: { place }, t }) => t('model.drafts.split.role.title', { what: placeName(t, place) }),
  form: (posted) => readSplit(posted),
  submit: (ctx, { draftId, about, begins, ...names }) =>
    splitRole(ctx, { draftId, about, alike: begins === 'alike', ...halvesOf(names) }),
  refusals: SPLIT_REFUSALS,
  then: ({ value, params: { draftId } }) => ({ to: partHref(draftId, value), flash: 'model.drafts.split.done' }),
  view: ({ loaded: { draft, place }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<DraftCrumbs draft={draft} place={place} here={t('model.drafts.split.link')} />}
      title={t('model.drafts.split.role.title', { what: placeName(t, place) })}
      lead={t('model.drafts.split.role.lead')}
    >
      <HalfFields of="first" what={t('model.drafts.split.role.first')} />
      <HalfFields of="second" what={t('model.drafts.split.role.second')} />
      <RadioGroup
        name="begins"
        label={t('model.drafts.split.role.begins')}
        options={BEGINNINGS.map((value) => ({ value, label: t(`model.drafts.split.role.begins.${value}`) }))}
      />
      <ActionsBar>
        <Button>{t('model.drafts.split.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
