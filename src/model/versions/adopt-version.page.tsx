import { z } from 'zod'
import { LocalDate, ModelVersionId, type Outcome, refused } from '#kernel'
import { day, fields, page, showDate } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, DateField, FormPage, Head, Hidden, Select } from '#platform/ui'
import { type PlaceAsked, PlacePick, placeLabel, UnitCode } from '#territory'
import { askPlace } from '#territory/server'
import { nameIn } from '../name-in.ts'
import { type AdoptVersionInput, type AdoptVersionRefusal, adoptVersion } from './adopt-version.server.ts'
import { modelsToKeep } from './models-to-keep.server.ts'
import type { ListedVersion } from './version-list.query.server.ts'

type Loaded = { readonly asked: PlaceAsked; readonly versions: readonly ListedVersion[] }

const readAdoption = fields(z.object({ unitCode: UnitCode, versionId: ModelVersionId, fromOn: day }))

/** Where the administrator records that a gmina adopted a version: first the gmina, then version and day. */
export const adoptVersionPage = page({
  path: '/administration/models/adopt',
  act: 'model.version.adopt',
  looking: 'unrecorded',
  load: async (ctx, _params, query): Promise<Loaded> => ({
    versions: (await modelsToKeep(ctx)).versions,
    asked: await askPlace(ctx, query, 'unitCode', 'gmina'),
  }),
  title: ({ t }) => t('model.administration.adopt.title'),
  form: (posted) => readAdoption(posted),
  submit: (ctx, input) => adopt(ctx, input),
  refusals: {
    withdrawn: 'model.administration.adopt.withdrawn',
    not_for_this_kind: 'model.administration.adopt.not_for_this_kind',
    not_yet_valid: 'model.administration.adopt.not_yet_valid',
    later_adoption: 'model.administration.adopt.later_adoption',
  },
  then: () => ({ to: '/administration/models', flash: 'model.administration.adopt.done' }),
  view: ({ loaded: { asked, versions }, form, t, visitor: { locale } }) => {
    const title = t('model.administration.adopt.title')
    if (!asked.picked) {
      return (
        <div class="stack-l">
          <Head title={title} />
          <PlacePick
            asked={asked}
            label={t('model.administration.adoptions.unit')}
            action="/administration/models/adopt"
          />
        </div>
      )
    }
    const options = versions.map(({ id, model: { document } }) => ({
      value: id,
      label: `${nameIn(document.name, locale)}, ${document.version}`,
    }))
    return (
      <FormPage form={form} title={title} lead={placeLabel(t, asked.picked)}>
        <Hidden name="unitCode" value={asked.picked.code} />
        <Select name="versionId" label={t('model.administration.adopt.version')} options={options} />
        <DateField name="fromOn" label={t('model.administration.adopt.from')} />
        <ActionsBar>
          <Button>{t('model.administration.adopt.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})

/** Days in a refusal are told as people write them. */
async function adopt(ctx: Ctx, input: AdoptVersionInput): Promise<Outcome<string, AdoptVersionRefusal>> {
  const outcome = await adoptVersion(ctx, input)
  if (outcome.ok) return outcome
  const why = Object.entries(outcome.why).map(([name, value]) => {
    const read = LocalDate.safeParse(value)
    return [name, read.success ? showDate(read.data) : value]
  })
  return refused(outcome.refusal, Object.fromEntries(why))
}
