import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Forbidden } from '#kernel'
import { anyone, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting, founding } from '#test/world.ts'
import { areaOf, coarser } from './boundary.domain.ts'
import { boundariesOf } from './boundary.store.server.ts'
import { importBoundaries } from './import-boundaries.server.ts'
import { outlines } from './outlines.ts'
import { readBoundaries } from './read-boundaries.ts'

type Corners = readonly (readonly [number, number])[]
/** A square of so many degrees with its south-west corner there. */
const square = (lon: number, lat: number, side: number): Corners => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
]
const unit = (code: unknown, ...rings: Corners[]) => ({
  type: 'Feature',
  properties: { JPT_KOD_JE: code, JPT_NAZWA_: 'Zmyślona' },
  geometry: { type: 'Polygon', coordinates: rings },
})
const file = (features: readonly unknown[], more: object = {}) =>
  new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', ...more, features }))
const taken = (features: readonly unknown[]) => {
  const read = readBoundaries(file(features))
  if (!read.ok) throw new Error(JSON.stringify(read))
  return read.value
}

describe('a file of outlines', () => {
  test('is taken by the code of the unit; that of a gmina is without the digit of its kind', () => {
    const [gmina, powiat] = taken([unit('2604012', square(20.9, 50.8, 0.1)), unit(2604, square(20.5, 50.6, 0.8))])
    expect([gmina?.code, powiat?.code]).toEqual(['260401', '2604'])
    expect(gmina?.rings).toEqual([[20900, 50800, 21000, 50800, 21000, 50900, 20900, 50900]])
  })

  test('keeps holes and parts, and drops islands too small to be drawn', () => {
    const [one] = taken([
      {
        ...unit('260401'),
        geometry: {
          type: 'MultiPolygon',
          coordinates: [
            [square(20, 50, 0.4), square(20.1, 50.1, 0.1)],
            [square(21, 50, 0.2)],
            [square(22, 50, 0.0001)],
          ],
        },
      },
    ])
    expect(one?.rings.map((ring) => Math.abs(areaOf(ring)) / 2)).toEqual([160000, 10000, 40000])
  })

  test.each([
    ['text', new TextEncoder().encode('granice'), 'not_geojson'],
    ['another encoding', new Uint8Array([0xff, 0xfe, 0x00]), 'not_geojson'],
    ['no feature', file([]), 'not_geojson'],
    [
      'another system of coordinates, named',
      file([unit('26', square(20, 50, 1))], { crs: { properties: { name: 'urn:ogc:def:crs:EPSG::2180' } } }),
      'not_wgs84',
    ],
  ])('of %s is refused', (_, bytes, refusal) => {
    expect(readBoundaries(bytes)).toMatchObject({ ok: false, refusal })
  })

  test('that names WGS84 is taken', () => {
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326'])
      expect(readBoundaries(file([unit('26', square(20, 50, 1))], { crs: { properties: { name } } })).ok).toBe(true)
  })

  test('is refused whole for one bad feature, with its number, code and reason', () => {
    const open = square(20, 50, 1).slice(0, 4)
    const read = readBoundaries(
      file([
        unit('26', square(20, 50, 1)),
        unit(undefined, square(20, 50, 1)),
        unit('26', square(20, 50, 1)),
        { ...unit('2602'), geometry: { type: 'Point', coordinates: [20, 50] } },
        unit('2603', open),
        unit('2604', square(600000, 300000, 1000)),
        unit('2605', square(50, 20, 1)),
        unit('2606', square(20, 50, 0.001)),
      ]),
    )
    expect(read).toMatchObject({
      refusal: 'bad_features',
      why: {
        count: 7,
        features: [
          { feature: 2, code: null, problem: 'code_missing' },
          { feature: 3, code: '26', problem: 'code_twice' },
          { feature: 4, code: '2602', problem: 'not_a_polygon' },
          { feature: 5, code: '2603', problem: 'ring_not_closed' },
          { feature: 6, code: '2604', problem: 'outside_poland' },
          { feature: 7, code: '2605', problem: 'outside_poland' },
          { feature: 8, code: '2606', problem: 'too_small_to_draw' },
        ],
      },
    })
  })
})

describe('an outline', () => {
  test('on a grid has only corners that say something, wherever the ring begins', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
    fc.assert(
      fc.property(fc.array(corner, { maxLength: 40 }), fc.constantFrom(1, 2, 10), (corners, grid) => {
        const ring = coarser(corners.flat(), grid)
        expect(ring.length === 0 || ring.length >= 6).toBe(true)
        expect(ring.every((value) => value % grid === 0)).toBe(true)
        expect(coarser(ring, grid)).toEqual(ring)
      }),
    )
  })

  test('of neighbours meets without a gap: corners that they share stay shared', () => {
    const { shapes } = outlines(taken([unit('2601', square(20, 50, 0.5)), unit('2602', square(20.5, 50, 0.5))]), 600)
    expect(shapes.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^M0 .*l300 0 /),
      expect.stringMatching(/^M300 .*l300 0 /),
    ])
  })

  test('stands with north above and east on the right, its figure in its middle', () => {
    const drawn = outlines(taken([unit('2601', square(20, 50, 0.5)), unit('2602', square(20.5, 50.5, 0.5))]), 600)
    const [southwest, northeast] = drawn.shapes
    if (!southwest || !northeast) throw new Error('nothing drawn')
    expect(southwest.x).toBeLessThan(northeast.x)
    expect(southwest.y).toBeGreaterThan(northeast.y)
    expect(southwest.x).toBeCloseTo(drawn.width / 4, 0)
    expect(southwest.room).toBeCloseTo(drawn.width / 4, 0)
  })

  test('has its figure beside a town that lies inside it', () => {
    const around = {
      type: 'Feature',
      properties: { code: '2604' },
      geometry: { type: 'Polygon', coordinates: [square(20, 50, 0.9), square(20.3, 50.3, 0.3)] },
    }
    const drawn = outlines(taken([around, unit('2661', square(20.3, 50.3, 0.3))]), 600)
    const [powiat, town] = drawn.shapes
    if (!powiat || !town) throw new Error('nothing drawn')
    expect(powiat.room).toBeGreaterThan(60)
    expect(Math.hypot(powiat.x - town.x, powiat.y - town.y)).toBeGreaterThan(town.room + 60)
  })

  test('of a whole voivodeship of ragged powiats is light, and no higher than a page bears', () => {
    const ragged = (lon: number, lat: number): Corners => {
      const corners = Array.from({ length: 4000 }, (_, i): readonly [number, number] => {
        const angle = (i / 4000) * 2 * Math.PI
        const far = 0.4 + 0.1 * Math.sin(i * 0.9)
        return [lon + far * Math.cos(angle), lat + far * Math.sin(angle)]
      })
      return [...corners, corners[0] ?? [lon, lat]]
    }
    const powiats = Array.from({ length: 40 }, (_, i) => unit(`26${10 + i}`, ragged(20, 49.5 + 0.1 * i)))
    const drawn = outlines(taken(powiats), 600)
    expect(drawn.shapes.map(({ path }) => path).join('').length).toBeLessThan(90_000)
    expect(drawn.shapes).toHaveLength(40)
    expect(drawn.height).toBeLessThanOrEqual(720)
  })

  test('of nothing is nothing', () => {
    expect(outlines([], 600)).toEqual({ width: 600, height: 0, shapes: [] })
  })
})

describe('importing outlines', async () => {
  const database = await testDatabase()
  const { actAs, as, newId } = acting(database)
  const { aPerson, administrator, units } = founding(database, newId)
  const admin = await aPerson('Ada', 'Zmyślona')
  const worker = await aPerson('Olga', 'Wymyślona')
  const SOURCE = 'PRG (próba), stan na 2026-01-01'
  const boundaries = taken([unit('2604', square(20.5, 50.6, 0.8)), unit('2604012', square(20.9, 50.8, 0.1))])
  const load = (given = boundaries, source = SOURCE) =>
    actAs(systemActor('setup'), (ctx) => importBoundaries(ctx, { boundaries: given, source }))
  beforeAll(async () => {
    await administrator(admin)
    await units()
  })

  test('keeps those of units of the register; the same file again changes nothing, a newer one takes their place', async () => {
    expect(await load()).toMatchObject({ ok: true, value: { added: 2, changed: 0, unchanged: 0 } })
    expect(await load()).toMatchObject({ value: { added: 0, changed: 0, unchanged: 2 } })
    const moved = taken([unit('2604', square(20.4, 50.6, 0.8))])
    expect(await load(moved)).toMatchObject({ value: { added: 0, changed: 1, unchanged: 0 } })
    const kept = await actAs(anyone, (ctx) => boundariesOf(ctx, ['2604', '260401', '26']))
    expect([...kept.keys()].sort()).toEqual(['2604', '260401'])
    expect(kept.get('2604')).toEqual({ ...moved[0], source: SOURCE })
    const facts = await database.owner.query(
      `select payload ->> 'changed' as changed from platform.fact where name = 'territory.boundaries.imported' order by seq`,
    )
    expect(facts.rows).toEqual([{ changed: '0' }, { changed: '0' }, { changed: '1' }])
  })

  test('is refused for units that the register does not know, and without a source', async () => {
    const wrong = await load(taken([unit('9999', square(20, 50, 1))]))
    expect(wrong).toMatchObject({ refusal: 'units_unknown', why: { count: 1, codes: ['9999'] } })
    expect(await load(boundaries, ' ')).toMatchObject({ refusal: 'source_missing' })
  })

  test('is for administrators and the setting up of an installation', async () => {
    const done = await as(admin, (ctx) => importBoundaries(ctx, { boundaries, source: SOURCE }))
    expect(done.ok).toBe(true)
    await expect(as(worker, (ctx) => importBoundaries(ctx, { boundaries, source: SOURCE }))).rejects.toThrow(Forbidden)
  })
})
