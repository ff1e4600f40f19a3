import { page, type T } from '#platform'
import {
  ActionsBar,
  Button,
  Crumbs,
  Empty,
  FormContext,
  Head,
  ScrollRegion,
  Section,
  Select,
  Stack,
  Table,
} from '#platform/ui'
import { placeLabel } from '#territory'
import { CATEGORIES, type Category } from '../entries/service.domain.ts'
import { MAP, SERVICES } from '../service-paths.ts'
import { type ServiceMap, serviceMap, type Tile } from './map.query.server.ts'

/** How many entries of the directory are for residents of each voivodeship, powiat or gmina: tiles, and the same figures as a table. */
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
      <Head title={t('directory.map.title')} lead={t('directory.map.lead')} />
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
          <Tiles map={map} category={category} t={t} />
          <Figures map={map} category={category} t={t} />
        </Section>
      )}
    </Stack>
  ),
})

const linkTo = (code: string | null, category: Category | null): string => {
  const asked = new URLSearchParams({ ...(code ? { unit: code } : {}), ...(category ? { category } : {}) }).toString()
  return asked === '' ? MAP : `${MAP}?${asked}`
}

function crumbsOf({ within }: ServiceMap, category: Category | null, t: T) {
  const list = { label: t('directory.list.title'), href: SERVICES }
  if (!within) return [list, { label: t('directory.map.title') }]
  const all = { label: t('directory.map.title'), href: linkTo(null, category) }
  if (within.level === 'voivodeship') return [list, all, { label: within.name }]
  const voivodeship = { label: within.voivodeship ?? '', href: linkTo(within.code.slice(0, 2), category) }
  return [list, all, voivodeship, { label: within.name }]
}

/** From a gmina the way leads to its entries; from anything larger to what lies in it. */
const hrefOf = ({ place }: Tile, category: Category | null): string => {
  if (place.level !== 'gmina') return linkTo(place.code, category)
  return `${SERVICES}?${new URLSearchParams({ place: place.code, ...(category ? { category } : {}) })}`
}

const SIDE = { wide: 150, high: 64, gap: 6, across: 4 }
const STEPS = 4
/** Names stay within their tile; the whole name stands in the table and is read out. */
const LONGEST = 18
const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name)

/** Which fifth of the largest figure: 0 for none, 4 for the most. */
const stepOf = (count: number, most: number): number =>
  count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * STEPS))

function Tiles({ map: { tiles }, category, t }: { map: ServiceMap; category: Category | null; t: T }) {
  const most = Math.max(1, ...tiles.map(({ count }) => count))
  const rows = Math.ceil(tiles.length / SIDE.across)
  const [width, height] = [SIDE.across * (SIDE.wide + SIDE.gap), rows * (SIDE.high + SIDE.gap)]
  return (
    <ScrollRegion label={t('directory.map.title')}>
      <svg class="chart chart-min tiles" viewBox={`0 0 ${width} ${height}`}>
        <title>{t('directory.map.title')}</title>
        {tiles.map((tile, no) => {
          const x = (no % SIDE.across) * (SIDE.wide + SIDE.gap)
          const y = Math.floor(no / SIDE.across) * (SIDE.high + SIDE.gap)
          return (
            <a href={hrefOf(tile, category)}>
              <title>{t('directory.map.tile', { name: tile.place.name, count: tile.count })}</title>
              <rect class={`q${stepOf(tile.count, most)}`} x={x} y={y} width={SIDE.wide} height={SIDE.high} rx="4" />
              <text class="name" x={x + SIDE.wide / 2} y={y + 24}>
                {short(tile.place.name)}
              </text>
              <text class="big" x={x + SIDE.wide / 2} y={y + 50}>
                {tile.count}
              </text>
            </a>
          )
        })}
      </svg>
    </ScrollRegion>
  )
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
