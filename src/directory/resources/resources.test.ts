import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { Forbidden, localDate, NotFound } from '#kernel'
import { addMessages, translator } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { directoryWorld } from '../directory-world.fixture.ts'
import { directoryMessages } from '../i18n/messages.ts'
import { directoryPages } from '../pages.ts'
import { addResource, correctResource, keepResource } from './keep-resource.server.ts'
import { AREAS, byArea, needsConsent } from './resource.domain.ts'
import { resourceFile } from './resource-file.server.ts'
import { resourceMap } from './resource-map.query.server.ts'
import { resourceMapPrint } from './resource-prints.ts'

for (const messages of [territoryMessages, institutionsMessages, directoryMessages]) addMessages(messages)
const database = await testDatabase()
const world = await directoryWorld(database)
const { actAs, as, add, opsWorker, opsHead, teacher, school, schoolHead, clock } = world
const { open, send } = visiting(actAs, directoryPages)
const BIELINY = '260401'
const KIELECKI = '2604'
const rowsOf = async (text: string, values: readonly string[]) =>
  (await database.owner.query<{ name: string }>(text, [...values])).rows

const NEIGHBOUR = {
  ...{ kind: 'neighbour' as const, category: 'education' as const, name: 'Emerytowana nauczycielka' },
  ...{ gives: 'Pomaga w lekcjach dwa razy w tygodniu', whereabouts: 'Porąbki', saidBy: 'sołtyska' },
  ...{ saidOn: localDate('2026-11-03'), audience: 'signed_in' as const },
  ...{ contact: undefined, consentOn: undefined, consentHow: undefined },
}
type More = Partial<Parameters<typeof addResource>[1]>
const adds = async (more: More = {}, who = opsWorker) => {
  const done = await as(who, (ctx) => addResource(ctx, { ...NEIGHBOUR, unitCode: BIELINY, ...more }))
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}
const mapOf = (who: string, code = BIELINY) => as(who, (ctx) => resourceMap(ctx, code))
const namesOn = async (who: string, code = BIELINY) =>
  (await mapOf(who, code)).areas.flatMap(({ resources }) => resources.map(({ name }) => name))

const TYPED = {
  ...{ kind: 'club', category: 'sport', name: 'Ludowy Klub Sportowy', gives: 'Treningi dla dzieci w soboty' },
  ...{ whereabouts: '', saidBy: 'spotkanie mieszkańców', saidOn: '12.11.2026', audience: 'everyone' },
  ...{ contact: '', consentOn: '', consentHow: '' },
}

let kept = ''
beforeAll(async () => {
  kept = await adds({ contact: '600 000 000', consentOn: localDate('2026-11-04'), consentHow: 'said' })
  await adds({ kind: 'parish', category: 'social_assistance', name: 'Parafia', audience: 'everyone' })
  await add(schoolHead, school, { name: 'Świetlica' })
})

describe('a map by areas', () => {
  test('has the fourteen of the act, gaps included, and goods where there are any', () => {
    expect(AREAS).toHaveLength(14)
    expect(byArea([], [])).toHaveLength(14)
    expect(byArea([], []).every(({ gap }) => gap)).toBe(true)
    const goods = byArea([{ category: 'goods' as const }], [{ category: 'sport' as const }])
    expect(goods.map(({ category }) => category).at(-1)).toBe('goods')
    expect(goods.filter(({ gap }) => !gap).map(({ category }) => category)).toEqual(['sport', 'goods'])
  })

  test.each([
    [{ kind: 'neighbour', audience: 'signed_in' }, false],
    [{ kind: 'neighbour', audience: 'everyone' }, true],
    [{ kind: 'neighbour', audience: 'signed_in', contact: '600' }, true],
    [{ kind: 'club', audience: 'everyone', contact: '600' }, false],
  ] as const)('%o asks for consent: %s', (said, needed) => {
    expect(needsConsent(said)).toBe(needed)
  })
})

describe('who keeps a map', () => {
  test('social assistance of the gmina and those who govern it, and nobody else', async () => {
    for (const who of [teacher, schoolHead]) {
      await expect(adds({}, who)).rejects.toThrow(Forbidden)
      await expect(
        as(who, (ctx) => keepResource(ctx, { unitCode: BIELINY, resourceId: kept, act: 'archive' })),
      ).rejects.toThrow(Forbidden)
    }
    await expect(adds({ unitCode: '261103' })).rejects.toThrow(Forbidden)
    expect(await adds({ name: 'Koło gospodyń', kind: 'club', category: 'culture' }, opsHead)).toBeTruthy()
  })

  test('a strength of another map is not found in this one', async () => {
    const elsewhere = { unitCode: KIELECKI, resourceId: kept, act: 'assure' as const }
    await expect(as(opsWorker, (ctx) => keepResource(ctx, elsewhere))).rejects.toThrow(NotFound)
    await expect(mapOf(opsWorker, '999999')).rejects.toThrow(NotFound)
  })

  test('a contact is read by those who keep the map alone', async () => {
    const contactFor = async (who: string) =>
      (await mapOf(who)).areas.flatMap(({ resources }) => resources).find(({ id }) => id === kept)?.contact
    expect(await contactFor(opsWorker)).toBe('600 000 000')
    expect(await contactFor(teacher)).toBeNull()
    const rows = await as(teacher, (ctx) => ctx.db.selectFrom('directory.resource_contact').selectAll().execute())
    expect(rows).toEqual([])
  })
})

describe('what is kept of a strength', () => {
  test('a correction takes the place of the wording before, which stays', async () => {
    const first = await adds({ name: 'Straż pożarna', kind: 'volunteers', category: 'civic_activity' })
    const corrected = { ...NEIGHBOUR, kind: 'volunteers' as const, category: 'civic_activity' as const, name: 'OSP' }
    const at = { unitCode: BIELINY, resourceId: first }
    const done = await as(opsWorker, (ctx) => correctResource(ctx, { ...corrected, ...at }))
    expect(done).toMatchObject({ ok: true })
    expect(await namesOn(opsWorker)).toContain('OSP')
    expect(await namesOn(opsWorker)).not.toContain('Straż pożarna')
    await expect(as(opsWorker, (ctx) => correctResource(ctx, { ...corrected, ...at }))).rejects.toThrow(NotFound)
    const { archived } = await mapOf(opsWorker)
    expect(archived.map(({ name }) => name)).not.toContain('Straż pożarna')
    expect(await rowsOf('select id from directory.resource where id = $1', [first])).toHaveLength(1)
  })

  test('it is taken off the map and put back, and each act is on the record', async () => {
    const id = await adds({ name: 'Piekarnia', kind: 'business', category: 'goods' })
    const acts = (act: 'assure' | 'archive' | 'restore') =>
      as(opsWorker, (ctx) => keepResource(ctx, { unitCode: BIELINY, resourceId: id, act }))
    expect(await acts('restore')).toMatchObject({ refusal: 'not_archived' })
    expect(await acts('archive')).toMatchObject({ ok: true })
    expect(await acts('assure')).toMatchObject({ refusal: 'archived' })
    expect(await namesOn(opsWorker)).not.toContain('Piekarnia')
    expect(await acts('restore')).toMatchObject({ ok: true })
    expect(await acts('assure')).toMatchObject({ ok: true })
    const facts = await rowsOf('select name, payload from platform.fact where chain_id = $1 order by seq', [id])
    expect(facts.map(({ name }) => name)).toEqual(
      ['added', 'archived', 'restored', 'assured'].map((one) => `directory.resource.${one}`),
    )
    expect(JSON.stringify(facts)).not.toContain('Piekarnia')
  })

  test('a day that has not come is refused', async () => {
    const later = { ...NEIGHBOUR, unitCode: BIELINY, saidOn: localDate('2026-11-24') }
    expect(await as(opsWorker, (ctx) => addResource(ctx, later))).toMatchObject({ refusal: 'day_ahead' })
  })
})

describe('the map in a browser', () => {
  const at = `/units/${BIELINY}/resources`

  test('shows everybody what is for everybody, with gaps, who said it and how old it is', async () => {
    const { html } = await open(at, null)
    for (const said of [
      'Mapa zasobów: Bieliny',
      'Parafia',
      'Świetlica',
      'Luka: nikt nie zapisał',
      'potwierdzono dzisiaj',
    ])
      expect(html).toContain(said)
    for (const hidden of ['Emerytowana nauczycielka', '600 000 000', '/resources/new', '/resources/file'])
      expect(html).not.toContain(hidden)
    expect(html).toMatch(/<h2 id="social_assistance">\s*Pomoc społeczna/)
    const inside = await open(at, teacher)
    expect(inside.html).toContain('Emerytowana nauczycielka')
    expect(inside.html).toContain('sołtyska, 03.11.2026')
    expect(inside.html).not.toContain('600 000 000')
    expect((await open(at, opsWorker)).html).toContain('600 000 000')
    expect((await open('/resource-maps', null)).html).toContain(`href="${at}"`)
    expect((await open('/units/26/resources', null)).status).toBe(404)
  })

  test('of a powiat holds those of its gminas, with their place', async () => {
    const { html } = await open(`/units/${KIELECKI}/resources`, teacher)
    expect(html).toContain('Bieliny, Porąbki')
  })

  test('takes a strength, asks for consent where it must, and loses nothing', async () => {
    const wrong = await send(`${at}/new`, opsWorker, { ...TYPED, kind: 'neighbour', name: 'Sąsiad z autem' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="Sąsiad z autem"')
    expect(wrong.html).toContain('Najpierw zapytaj tę osobę o zgodę')
    const half = await send(`${at}/new`, opsWorker, { ...TYPED, consentOn: '3.11.2026' })
    expect(half.html).toContain('Podaj dzień zgody i to, jak ją wyrażono.')
    expect((await send(`${at}/new`, opsWorker, TYPED)).location).toBe(at)
    expect((await open(at, null)).html).toContain('Ludowy Klub Sportowy')
    expect((await send(`${at}/new`, teacher, TYPED)).status).toBe(403)
    const { html } = await open(`${at}/${kept}/correct`, opsWorker)
    expect(html).toContain('value="600 000 000"')
    expect((await send(`${at}/${kept}/keep`, opsWorker, { act: 'assure' })).location).toBe(at)
  })

  test('says when nobody confirmed a strength for half a year', async () => {
    const monday = clock.now()
    clock.set(new Date('2027-06-24T08:00:00Z'))
    expect((await open(at, null)).html).toContain('potwierdzono 7 miesięcy temu')
    clock.set(monday)
  })
})

describe('the map taken away', () => {
  test('is a workbook with a row for each service, strength and gap, without contacts', async () => {
    const t = translator('pl')
    const file = await as(opsWorker, (ctx) => resourceFile(ctx, { params: { unitCode: BIELINY }, t }))
    const rows = (await readSheet(Buffer.from(file.bytes))).map((row) => row.map(String))
    expect(rows[0]).toContain('Kto powiedział i kiedy')
    expect(rows.flat()).toContain('Emerytowana nauczycielka')
    expect(rows.flat().join()).not.toContain('600 000 000')
    expect(rows.filter((row) => row.some((cell) => cell.startsWith('Luka')))).not.toHaveLength(0)
  })

  test('is printed with the same', async () => {
    const { spec } = resourceMapPrint
    if (!spec.document) throw new Error('the map is set when it is asked for')
    const loaded = await mapOf(teacher)
    const text = JSON.stringify(
      spec.document({ params: { unitCode: BIELINY }, loaded, t: translator('pl'), locale: 'pl' }),
    )
    for (const said of ['Parafia', 'Emerytowana nauczycielka', 'sołtyska', 'Luka']) expect(text).toContain(said)
    expect(text).not.toContain('600 000 000')
  })
})
