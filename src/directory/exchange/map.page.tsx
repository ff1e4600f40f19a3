import { page, type T } from '#platform'
import { ActionsBar, Button, Crumbs, Empty, FormContext, Head, Section, Select, Stack, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { CATEGORIES, type Category } from '../entries/service.domain.ts'
import { MAP, SERVICES } from '../service-paths.ts'
import { type ServiceMap, serviceMap } from './map.query.server.ts'
import { hrefOf, linkTo, MapDrawing } from './map-drawing.tsx'

/** How many entries of the directory are for residents of each voivodeship, powiat or gmina: a map where their boundaries are known, tiles where not, and the same figures as a table. */
export const mapPage = page({
  path: MAP,
  act: 'directory.map.read',
  looking: 'public',
  open: 'public',
  load: async (ctx, _params, query) => {
    const category = CATEGORIES.find((one) => one === query.category)
    const unitCode = /^\d{2}(\d{2}){0,2}$/.test(query.unit ?? '') ? query.unit : undefined
    return { category: category ?? null, map: await serviceMap(ctx, { unitCode, category }) }
  },
  title: ({ t }) => t('directory.map.title'),
  view: ({ loaded: { category, map }, form, t }) => (
    <Stack>
      <Crumbs items={crumbsOf(map, category, t)} />
      <Head
        title={t('directory.map.title')}
        lead={t(map.boundaries.size > 0 ? 'directory.map.lead_drawn' : 'directory.map.lead')}
      />
      <form class="form" method="get" action={MAP}>
        {map.within && <input type="hidden" name="unit" value={map.within.code} />}
        <FormContext.Provider value={{ ...form, values: { category: category ?? '' }, errors: {} }}>
          <Select
            name="category"
            label={t('directory.part.category')}
            optional
            options={CATEGORIES.map((value) => ({ value, label: t(`directory.category.${value}`) }))}
          />
        </FormContext.Provider>
        <ActionsBar>
          <Button>{t('directory.map.show')}</Button>
        </ActionsBar>
      </form>
      {map.tiles.length === 0 ? (
        <Empty title={t('directory.map.nothing')} />
      ) : (
        <Section id="tiles" title={map.within ? placeLabel(t, map.within) : t('directory.map.all')}>
          <MapDrawing map={map} category={category} t={t} />
          <Figures map={map} category={category} t={t} />
        </Section>
      )}
    </Stack>
  ),
})

function crumbsOf({ within }: ServiceMap, category: Category | null, t: T) {
  const list = { label: t('directory.list.title'), href: SERVICES }
  if (!within) return [list, { label: t('directory.map.title') }]
  const all = { label: t('directory.map.title'), href: linkTo(null, category) }
  if (within.level === 'voivodeship') return [list, all, { label: within.name }]
  const voivodeship = { label: within.voivodeship ?? '', href: linkTo(within.code.slice(0, 2), category) }
  return [list, all, voivodeship, { label: within.name }]
}

const Figures = ({ map: { tiles }, category, t }: { map: ServiceMap; category: Category | null; t: T }) => (
  <Table
    caption={t('directory.map.table')}
    showCaption
    columns={[
      { label: t('directory.map.unit') },
      { label: t('directory.map.count'), numeric: true },
      { label: t('directory.map.there'), numeric: true },
    ]}
    rows={tiles.map((tile) => ({
      cells: [<a href={hrefOf(tile, category)}>{tile.place.name}</a>, tile.count, tile.there],
    }))}
  />
)
