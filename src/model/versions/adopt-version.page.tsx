import { page } from '#platform'
import { FormPage, Head } from '#platform/ui'
import { type PlaceAsked, PlacePick, placeLabel } from '#territory'
import { askPlace } from '#territory/server'
import { ADOPTION_REFUSALS, AdoptionFields, adoptAsTold, readAdoption } from './adoption-form.tsx'
import { modelsToKeep } from './models-to-keep.server.ts'
import type { ListedVersion } from './version-list.query.server.ts'

type Loaded = { readonly asked: PlaceAsked; readonly versions: readonly ListedVersion[] }

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
  submit: (ctx, input) => adoptAsTold(ctx, input),
  refusals: ADOPTION_REFUSALS,
  then: () => ({ to: '/administration/models', flash: 'model.administration.adopt.done' }),
  view: ({ loaded: { asked, versions }, form, t }) => {
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
    return (
      <FormPage form={form} title={title} lead={placeLabel(t, asked.picked)}>
        <AdoptionFields unitCode={asked.picked.code} versions={versions} />
      </FormPage>
    )
  },
})
