import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { addMessages, anyone, systemActor, translator } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting } from '#test/world.ts'
import { territoryMessages } from '../i18n/messages.ts'
import { importUnits } from '../import/import-units.server.ts'
import { readList } from '../import/read-list.ts'
import { placesByCode, searchPlaces } from './place.query.server.ts'
import { placeLabel } from './place-label.ts'

addMessages(territoryMessages)
const t = translator('pl')
const database = await testDatabase()
const { actAs, clock } = acting(database)

/** Names that repeat and names that are alike, beside the shipped list. */
const MORE = `
wojewodztwo,02,,,dolnośląskie
powiat,0201,02,,bolesławiecki
gmina,020101,0201,1,Bolesławiec
gmina,020102,0201,2,Bolesławiec
wojewodztwo,10,,,łódzkie
powiat,1018,10,,wieruszowski
gmina,101801,1018,3,Bolesławiec
gmina,260409,2604,2,Łopuszna Góra
gmina,260410,2604,2,Nowiny`

/** The whole country, when TERYT_LIST names a file in the shape of the short list; otherwise the shipped list and a few units more. */
const whole = process.env.TERYT_LIST && existsSync(process.env.TERYT_LIST) ? readFileSync(process.env.TERYT_LIST) : null
const small = Buffer.concat([readFileSync('content/territory/demonstration.csv'), Buffer.from(MORE.trimStart())])

beforeAll(async () => {
  const list = readList(whole ?? small)
  if (!list.ok) throw new Error(list.refusal)
  await actAs(systemActor('setup'), (ctx) => importUnits(ctx, { list: list.value, asOf: localDate('2026-02-05') }))
})

const search = (text: string, options = {}) => actAs(anyone, (ctx) => searchPlaces(ctx, text, options))
const first = async (text: string) => {
  const [place] = await search(text)
  return place && placeLabel(t, place)
}
const LOPUSZNO = 'gmina Łopuszno (miejsko-wiejska), pow. kielecki, woj. świętokrzyskie'

describe('searching for a place', () => {
  test.each([
    'Łopuszno',
    'łopuszno',
    'lopuszno',
    'LOPUSZNO',
    'Łpuszno',
    'Lopuszo',
    'łopuszno gm',
    'gm. Łopuszno',
    'gmina Łopuszno',
    'Łopuszno kielecki',
    'łopuszno, pow. kielecki',
    'Łopuszno świętokrzyskie',
    '  łopuszno  ',
  ])('“%s” finds Łopuszno first', async (text) => {
    expect(await first(text)).toBe(LOPUSZNO)
  })

  test('the beginning of a name is enough', async () => {
    expect((await search('Biel', { level: 'gmina' })).map((p) => p.name)).toContain('Bieliny')
    expect((await search('łop')).map((p) => p.name)).toContain('Łopuszno')
  })

  test('a name that repeats is told apart by kind, powiat and voivodeship', async () => {
    const labels = (await search('Bolesławiec', { level: 'gmina' })).slice(0, 3).map((p) => placeLabel(t, p))
    expect(labels.sort()).toEqual([
      'gmina Bolesławiec (miejska), pow. bolesławiecki, woj. dolnośląskie',
      'gmina Bolesławiec (miejsko-wiejska), pow. wieruszowski, woj. łódzkie',
      'gmina Bolesławiec (wiejska), pow. bolesławiecki, woj. dolnośląskie',
    ])
  })

  test('the powiat beside the name chooses among units of one name', async () => {
    expect(await first('Bolesławiec wieruszowski')).toBe(
      'gmina Bolesławiec (miejsko-wiejska), pow. wieruszowski, woj. łódzkie',
    )
  })

  test('the word “powiat” or “województwo” brings that level first', async () => {
    expect(await first('powiat kielecki')).toBe('powiat kielecki, woj. świętokrzyskie')
    expect(await first('woj. świętokrzyskie')).toBe('województwo świętokrzyskie')
  })

  test('only the asked level and number are given', async () => {
    expect((await search('święto', { level: 'voivodeship' })).map((p) => p.code)).toEqual(['26'])
    expect(await search('o', { limit: 1 })).toHaveLength(1)
  })

  test.each(['', '   ', '%', "'; drop table territory.unit; --", 'Qwxzvkj', '<script>'])(
    '“%s” finds nothing and harms nothing',
    async (text) => {
      expect(await search(text)).toEqual([])
    },
  )

  test('a very long text is no reason to fail', async () => {
    expect(await search('ł'.repeat(5000))).toEqual([])
  })
})

describe('names of known units', () => {
  const labels = (codes: string[]) =>
    actAs(anyone, async (ctx) => [...(await placesByCode(ctx, codes)).values()].map((p) => placeLabel(t, p)))

  test('are given with everything above them, and an unknown code is left out', async () => {
    expect(await labels(['260401', '999999'])).toEqual(['gmina Bieliny (wiejska), pow. kielecki, woj. świętokrzyskie'])
    expect(await labels([])).toEqual([])
  })

  test('stay known after the unit ended, though it is no longer found', async () => {
    const code = '260408'
    await database.owner.query(`update territory.unit_period set valid_until = '2026-11-23' where code = $1`, [code])
    expect(await first('Łopuszno')).toBe(LOPUSZNO)
    clock.set(new Date('2026-11-24T08:00:00Z'))
    expect((await search('Łopuszno')).map((p) => p.code)).not.toContain(code)
    expect(await labels([code])).toEqual([LOPUSZNO])
  })
})
