import type { T } from '#platform'
import { ScrollRegion } from '#platform/ui'
import { type Outline, outlines } from '#territory'
import type { Category } from '../entries/service.domain.ts'
import { MAP, SERVICES } from '../service-paths.ts'
import type { ServiceMap, Tile } from './map.query.server.ts'

/** The map of one unit, or of the country, with the area that was chosen. */
export const linkTo = (code: string | null, category: Category | null): string => {
  const asked = new URLSearchParams({ ...(code ? { unit: code } : {}), ...(category ? { category } : {}) }).toString()
  return asked === '' ? MAP : `${MAP}?${asked}`
}

/** From a gmina the way leads to its entries; from anything larger to what lies in it. */
export const hrefOf = ({ place }: Tile, category: Category | null): string => {
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

type Drawn = {
  readonly tiles: readonly Tile[]
  readonly most: number
  readonly category: Category | null
  readonly t: T
}

/** Units on a map as far as their boundaries were imported, and the others on tiles. */
export function MapDrawing({ map, category, t }: { map: ServiceMap; category: Category | null; t: T }) {
  const most = Math.max(1, ...map.tiles.map(({ count }) => count))
  const shared = { most, category, t }
  const { width, height, shapes } = outlines([...map.boundaries.values()], WIDTH)
  const shapeOf = new Map(shapes.map((shape) => [shape.code, shape]))
  const drawn = map.tiles.flatMap((tile) => {
    const shape = shapeOf.get(tile.place.code)
    return shape ? [{ tile, shape }] : []
  })
  const others = map.tiles.filter(({ place }) => !shapeOf.has(place.code))
  if (shapes.length === 0) return <Tiles tiles={map.tiles} {...shared} />
  const sources = new Set(shapes.flatMap(({ code }) => map.boundaries.get(code)?.source ?? []))
  return (
    <>
      <ScrollRegion label={t('directory.map.title')}>
        <svg class="chart chart-min tiles" viewBox={`0 0 ${width} ${height}`}>
          <title>{t('directory.map.title')}</title>
          {drawn.map(({ tile, shape: { path } }) => (
            <a href={hrefOf(tile, category)}>
              <title>{t('directory.map.tile', { name: tile.place.name, count: tile.count })}</title>
              <path class={`q${stepOf(tile.count, most)}`} d={path} fill-rule="evenodd" />
            </a>
          ))}
          <g class="labels">
            {drawn.map(({ tile, shape }) => (
              <Label tile={tile} shape={shape} most={most} />
            ))}
          </g>
        </svg>
      </ScrollRegion>
      <p class="muted">{t('directory.map.source', { source: [...sources].join('; ') })}</p>
      {others.length > 0 && (
        <>
          <p>{t('directory.map.not_drawn')}</p>
          <Tiles tiles={others} {...shared} />
        </>
      )}
    </>
  )
}

const WIDTH = SIDE.across * (SIDE.wide + SIDE.gap)
/** How much room a figure and a letter of a name take, in units of the drawing. */
const FIGURE = { high: 22, digit: 12 }
const LETTER = 7
/** From this step on the ground is dark. */
const DARK = 3

/** Over all shapes, so that none hides it. What has no room stands in the title and in the table. */
function Label({ tile: { place, count }, shape: { x, y, room }, most }: LabelProps) {
  const figure = room > Math.hypot(FIGURE.high, FIGURE.digit * String(count).length) / 2
  // Two lines of words: half as wide as the name, as high as a line and a half.
  const name = figure && room > Math.hypot((LETTER * place.name.length) / 2, FIGURE.high) * 0.8
  const on = stepOf(count, most) >= DARK ? ' on' : ''
  return (
    <>
      {name && (
        <text class={`name${on}`} x={x} y={y - 6}>
          {place.name}
        </text>
      )}
      {figure && (
        <text class={`big${on}`} x={x} y={name ? y + 14 : y + 6}>
          {count}
        </text>
      )}
    </>
  )
}
type LabelProps = { readonly tile: Tile; readonly shape: Outline; readonly most: number }

function Tiles({ tiles, most, category, t }: Drawn) {
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
