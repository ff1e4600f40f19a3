import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { institutionsMessages } from '#institutions'
import { addMessages, readLines, systemActor } from '#platform/server'
import { territoryMessages } from '#territory'
import { importBoundaries } from '#territory/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { directoryWorld } from '../directory-world.fixture.ts'
import { faultsOfHsds } from '../exchange/read-file.server.ts'
import { directoryMessages } from '../index.ts'
import { directoryPages } from '../pages.ts'
import { addOpenData } from './add-open-data.server.ts'

for (const messages of [territoryMessages, institutionsMessages, directoryMessages]) addMessages(messages)
const database = await testDatabase()
const { actAs, add, clinic, opsHead, school, schoolHead } = await directoryWorld(database)
const BASE = 'https://kooperacja.example'
let answers: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response> | Response
const { open } = visiting(actAs, directoryPages, (app, parts) => {
  addOpenData(app, parts, BASE)
  answers = (path, headers = {}) => app.request(path, { headers })
})

let everybody = ''
let signedIn = ''
beforeAll(async () => {
  everybody = await add(schoolHead, school, { name: 'Świetlica' })
  signedIn = await add(opsHead, clinic, { name: 'Porady', audience: 'signed_in' })
  await add(opsHead, clinic, { name: 'Szczepienia', area: ['2604', '260401'] })
})

const Described = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({
        responses: z.record(
          z.string(),
          z.object({
            content: z.object({ 'application/json': z.object({ schema: z.object({ $ref: z.string() }) }) }).optional(),
          }),
        ),
      }),
    }),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})
const read = async (path: string, who: string | null = null) => JSON.parse((await open(path, who)).html) as unknown
const Page = z.object({
  total_items: z.number(),
  total_pages: z.number(),
  contents: z.array(z.object({ id: z.string(), name: z.string() })),
})

describe('the public API', () => {
  test('answers in the way that its description says, at every address', async () => {
    const described = Described.parse(await read('/api/openapi.json'))
    const check = async (path: string, template: string, status: string) => {
      const ref = described.paths[template]?.get.responses[status]?.content?.['application/json'].schema.$ref ?? ''
      // The same references as the description, where the library looks for them.
      const schemas = JSON.parse(
        JSON.stringify(described.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
      )
      const schema = z.fromJSONSchema({ $ref: ref.replace('#/components/schemas/', '#/$defs/'), $defs: schemas })
      const answer = await open(path, null)
      expect(`${path} ${answer.status}`).toBe(`${path} ${status}`)
      expect(schema.safeParse(JSON.parse(answer.html)).error, path).toBeUndefined()
    }
    expect(Object.keys(described.paths)).toHaveLength(5)
    await check('/api/hsds', '/api/hsds', '200')
    await check('/api/hsds/services', '/api/hsds/services', '200')
    await check('/api/hsds/services?per_page=101', '/api/hsds/services', '400')
    await check('/api/hsds/services?page=0', '/api/hsds/services', '400')
    await check(`/api/hsds/services/${everybody}`, '/api/hsds/services/{id}', '200')
    await check('/api/hsds/services/nie-ma', '/api/hsds/services/{id}', '404')
    await check('/api/hsds/organizations', '/api/hsds/organizations', '200')
    await check(`/api/hsds/organizations/${school}`, '/api/hsds/organizations/{id}', '200')
  })

  test('tells entries for everybody and no other, whoever is signed in', async () => {
    for (const who of [null, opsHead]) {
      const { contents } = Page.parse(await read('/api/hsds/services', who))
      expect(contents.map(({ name }) => name).sort()).toEqual(['Szczepienia', 'Świetlica'])
      expect((await open(`/api/hsds/services/${signedIn}`, who)).status).toBe(404)
    }
    expect(faultsOfHsds(await read(`/api/hsds/services/${everybody}`))).toEqual([])
  })

  test('names nobody who keeps or assured an entry', async () => {
    const { html } = await open('/api/hsds/services', null)
    expect(html).toContain('"assured_date":"')
    for (const said of ['Dyrekcja', 'Zmyślona"', 'assurer']) expect(html).not.toContain(said)
  })

  test('is read a page at a time, and by organization', async () => {
    const first = Page.parse(await read('/api/hsds/services?per_page=1'))
    const second = Page.parse(await read('/api/hsds/services?per_page=1&page=2'))
    expect([first.total_items, first.total_pages]).toEqual([2, 2])
    expect(new Set([...first.contents, ...second.contents].map(({ id }) => id)).size).toBe(2)
    const own = Page.parse(await read(`/api/hsds/services?organization_id=${school}`))
    expect(own.contents.map(({ id }) => id)).toEqual([everybody])
    const past = Page.parse(await read('/api/hsds/services?page=9'))
    expect(past.contents).toEqual([])
  })

  test('may be read by programs of other sites, and says when nothing has changed', async () => {
    const { headers } = await open('/api/hsds/services', null)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('cache-control')).toContain('public')
    const etag = headers.get('etag')
    expect(etag).toBe((await open('/api/hsds/services', opsHead)).headers.get('etag'))
    const again = await answers('/api/hsds/services', { 'if-none-match': `W/"other", ${etag}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(etag).not.toBe((await open('/api/hsds/organizations', null)).headers.get('etag'))
  })
})

describe('open data as files', () => {
  test.each(['csv', 'xlsx'])('are a table of entries for everybody: %s', async (format) => {
    const { html, headers, status } = await open(`/open-data/files/${format}`, null)
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="uslugi.${format}"`)
    if (format !== 'csv') return
    const lines = await readLines(new TextEncoder().encode(html), 10)
    expect(lines.ok && lines.value.map(({ cells }) => cells[3]).sort()).toEqual([
      'Nazwa usługi',
      'Szczepienia',
      'Świetlica',
    ])
  })

  test('are HSDS, and nothing of another name', async () => {
    const whole = z.object({ services: z.array(z.unknown()) }).parse(await read('/open-data/files/json'))
    expect(whole.services.flatMap(faultsOfHsds)).toEqual([])
    expect((await open('/open-data/files/xml', null)).status).toBe(404)
  })

  test('are explained on a page for everybody', async () => {
    const { html, status } = await open('/open-data', null)
    expect(status).toBe(200)
    for (const said of ['2 wpisy', 'href="/open-data/files/json"', '/api/hsds/services/{id}', 'HSDS 3.1'])
      expect(html).toContain(said)
  })
})

describe('the map of services', () => {
  test('leads from voivodeships to gminas, and counts an entry once in each', async () => {
    expect((await open('/services/map', null)).html).toContain('href="/services/map?unit=26"')
    const powiats = (await open('/services/map?unit=26', null)).html
    expect(powiats).toContain('<title>kielecki: 2 wpisy</title>')
    const { html } = await open('/services/map?unit=2604', null)
    expect(html).toContain('<title>Bieliny: 2 wpisy</title>')
    expect(html).toContain('href="/services?place=260401"')
    expect((await open('/services/map?unit=2604', opsHead)).html).toContain('<title>Bieliny: 3 wpisy</title>')
    expect((await open('/services/map?unit=2604&category=housing', null)).html).toContain(
      '<title>Bieliny: 0 wpisów</title>',
    )
    expect((await open('/services/map?unit=x', null)).status).toBe(200)
    expect((await open('/services?place=260401', null)).html).toContain(
      'Usługi dostępne dla mieszkańców: gmina Bieliny',
    )
  })

  test('is a map where boundaries were imported, with a way to each unit, and tiles for the others', async () => {
    const ring = [20500, 50600, 21300, 50600, 21300, 51000, 20500, 51000]
    const source = 'PRG (próba), stan na 2026-01-01'
    const input = { boundaries: [{ code: '2604', rings: [ring] }], source }
    await actAs(systemActor('setup'), (ctx) => importBoundaries(ctx, input))
    const { html } = await open('/services/map?unit=26', null)
    expect(html).toMatch(
      /<a href="[^"]*unit=2604"><title>kielecki: \d+ wpis[^<]*<\/title><path class="q\d" d="M0 [^"]+z"/,
    )
    expect(html).toContain(`Granice, uproszczone: ${source}.`)
    expect(html).toContain('Te same liczby stoją w tabeli pod mapą.')
    expect(html).toContain('Te same liczby w tabeli')
    const others = html.split('Bez wczytanych granic')[1]?.split('<table')[0] ?? ''
    expect([others.includes('starachowicki'), others.includes('kielecki')]).toEqual([true, false])
    expect((await open('/services/map', null)).html).not.toContain('<path class="q')
  })
})

describe('a program that asks too often', () => {
  test('is told to wait, and for how long', async () => {
    let answer = await answers('/api/hsds')
    for (let asked = 0; asked < 310 && answer.status === 200; asked += 1) answer = await answers('/api/hsds')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
