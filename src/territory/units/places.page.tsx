import { page } from '#platform'
import { ActionsBar, Button, FormContext, Head, Note, Table, TextField } from '#platform/ui'
import { searchPlaces } from './place.query.server.ts'
import { placeLabel } from './place-label.ts'

/** The public register of gminas, powiats and voivodeships, searched by name. */
export const placesPage = page({
  path: '/places',
  act: 'territory.place.search',
  looking: 'public',
  open: 'public',
  load: async (ctx, _params, query) => {
    const text = query.q ?? ''
    return { text, found: await searchPlaces(ctx, text) }
  },
  title: ({ t }) => t('territory.places.title'),
  view: ({ loaded: { text, found }, form, t }) => (
    <div class="stack-l">
      <Head title={t('territory.places.title')} lead={t('territory.places.lead')} />
      <FormContext.Provider value={{ ...form, values: { q: text }, errors: {} }}>
        <form class="form" method="get" action={placesPage.path}>
          <TextField
            name="q"
            type="search"
            label={t('territory.places.query')}
            hint={t('territory.pick.hint')}
            autocomplete="off"
          />
          <ActionsBar>
            <Button>{t('territory.pick.search')}</Button>
          </ActionsBar>
        </form>
      </FormContext.Provider>
      {text !== '' && found.length === 0 && <Note kind="info" text={t('territory.pick.nothing', { text })} live />}
      {found.length > 0 && (
        <Table
          caption={t('territory.places.found', { count: found.length })}
          showCaption
          columns={[{ label: t('territory.places.place') }, { label: t('territory.places.code') }]}
          rows={found.map((place) => ({ cells: [placeLabel(t, place), place.code] }))}
        />
      )}
    </div>
  ),
})
