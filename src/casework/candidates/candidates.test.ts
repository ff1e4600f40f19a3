import { describe, expect, test } from 'vitest'
import { directoryMessages } from '#directory'
import { Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { basketView } from '../basket/basket.query.server.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { keepSecret } from '../families/secret.store.server.ts'
import { completeForm } from '../forms/complete-form.server.ts'
import { begunForm } from '../forms/form-to-fill.query.server.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { basketOf, workWorld } from '../plan/work.fixture.ts'
import { needPageOf } from './candidates.query.server.ts'
import { chooseService, leaveUnmet } from './choose-service.server.ts'
import type { NeedInput } from './need.schema.ts'
import { needsPageOf } from './needs.query.server.ts'
import { rankNeeds } from './rank-needs.server.ts'
import { sayNextStep } from './say-next-step.server.ts'
import { writeNeed } from './write-need.server.ts'

for (const messages of [modelMessages, directoryMessages, caseworkMessages]) addMessages(messages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, actAs, keeper, school, police, stranger, found, newId, rows } = world
const { open, send } = visiting(actAs, caseworkPages)
const TODAY = localDate('2026-11-23')

const ENTRY = {
  ...{ summary: 'Na próbę.', category: 'education', eligibility: [], documents: [], area: ['260401'] },
  ...{ ways: ['at_place'], place: { unitCode: '260401' }, hours: [], cost: { kind: 'free' }, languages: ['pl'] },
  ...{ access: [], contact: { phone: '412345678' }, audience: 'everyone' },
}
type Cost = 'free' | 'by_income' | 'paid'

/** An entry of the directory, as if added before. */
async function service(name: string, more: Record<string, unknown> = {}, archived: string | null = null) {
  const id = newId()
  const entry = { ...ENTRY, name, ...more }
  const cost = (entry.cost as { kind: Cost }).kind
  const place_code = (entry.place as { unitCode?: string }).unitCode ?? null
  const { category, area, audience } = entry
  await found.put('directory.service', {
    ...{ id, institution_id: school.id, name, category, cost, area, place_code, audience, terms: [] },
    ...{ entry: JSON.stringify(entry), version: 1, assured_on: '2026-11-20', assured_how: 'keeper' },
    ...{ assured_by: keeper.worker, added_on: '2026-11-20', archived_on: archived },
  })
  return id
}
const need = (more: Partial<NeedInput> = {}): NeedInput => ({
  who: 'family',
  words: 'Pomoc w lekcjach',
  weight: 'important',
  kind: 'area:edukacja',
  since: undefined,
  ...{ units: undefined, periods: undefined, language: undefined },
  over: undefined,
  ...more,
})
async function inBasketStage() {
  const family = await world.family()
  await world.enter(family.caseId, 'koszyk')
  return family
}
async function written(caseId: string, more: Partial<NeedInput> = {}): Promise<string> {
  const done = await as(keeper.worker, (ctx) => writeNeed(ctx, { ...need(more), caseId }))
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}
const pageOf = (who: string, caseId: string, needId: string) => as(who, (ctx) => needPageOf(ctx, caseId, needId))
const needsOf = async (who: string, caseId: string) => (await as(who, (ctx) => needsPageOf(ctx, caseId))).needs
const chosen = (caseId: string, needId: string, serviceId: string, source = 'wlasne', why?: string) =>
  as(keeper.worker, (ctx) => chooseService(ctx, { caseId, needId, serviceId, source, why }))
/** Completes the basket form that is being written, as it stands. */
const finish = (caseId: string, instanceId: string) =>
  as(keeper.worker, async (ctx) => {
    const filling = await begunForm(ctx, caseId, instanceId)
    const recorded = { how: 'paper' as const, onDay: ctx.today }
    return completeForm(ctx, filling, {
      caseId,
      answers: filling.answers,
      version: filling.draft?.rowVersion ?? null,
      recorded,
    })
  })

describe('a need', () => {
  test('is written down for a person, read by its institution, and by nobody to whom it was not shown', async () => {
    const { caseId, child } = await inBasketStage()
    await written(caseId, { who: child as NeedInput['who'] })
    expect(await needsOf(keeper.worker, caseId)).toMatchObject([
      {
        words: 'Pomoc w lekcjach',
        weight: 'important',
        areaName: 'Edukacja publiczna',
        since: '2026-11-23',
        lines: [],
      },
    ])
    expect(await needsOf(school.worker, caseId)).toEqual([])
    await expect(needsOf(stranger, caseId)).rejects.toThrow(NotFound)
    const input = { ...need(), caseId }
    await expect(as(school.worker, (ctx) => writeNeed(ctx, input))).rejects.toThrow(Forbidden)
    await world.disclosure(caseId, keeper, school, 'cele-dzialania')
    expect((await needsOf(school.worker, caseId)).map(({ words }) => words)).toEqual(['Pomoc w lekcjach'])
  })

  test.each<[string, Partial<NeedInput>]>([
    ['unknown_area', { kind: 'area:nie-ma' }],
    ['unknown_area', { kind: 'goods:edukacja' }],
    ['day_ahead', { since: localDate('2026-11-24') }],
  ])('is refused (%s)', async (refusal, more) => {
    const { caseId } = await inBasketStage()
    expect(await as(keeper.worker, (ctx) => writeNeed(ctx, { ...need(more), caseId }))).toMatchObject({ refusal })
  })

  test('written anew keeps its id, and the wording before stays on record', async () => {
    const { caseId } = await inBasketStage()
    const needId = await written(caseId)
    await as(keeper.worker, (ctx) => writeNeed(ctx, { ...need({ words: 'Korepetycje', over: 'yes' }), caseId, needId }))
    expect(await needsOf(keeper.worker, caseId)).toMatchObject([{ id: needId, words: 'Korepetycje', over: true }])
    const kept = await rows(`select 1 from casework.item where case_id = $1 and kind = 'need'`, [caseId])
    expect(kept).toHaveLength(2)
  })
})

describe('the order of the family', () => {
  const ranking = (caseId: string, who: string, places: readonly (readonly [string, number])[], wish?: string) =>
    as(keeper.worker, (ctx) =>
      rankNeeds(ctx, {
        ...{ caseId, who, told: 'conversation', onDay: TODAY, places: new Map(places) },
        wishes: new Map(wish ? [[places[0]?.[0] ?? '', wish]] : []),
      }),
    )

  test('is each one’s own: one for each adult and one for the family together, and none is made from them', async () => {
    const { caseId, mother } = await inBasketStage()
    const [one, other] = [await written(caseId), await written(caseId, { words: 'Rower', kind: 'goods:sprzet-sport' })]
    await ranking(
      caseId,
      mother,
      [
        [one, 2],
        [other, 1],
      ],
      'Najpierw rower',
    )
    await ranking(caseId, 'family', [[one, 1]])
    await ranking(
      caseId,
      mother,
      [
        [one, 1],
        [other, 2],
      ],
      'Tylko po południu',
    )
    const { orders } = await as(keeper.worker, (ctx) => needsPageOf(ctx, caseId))
    expect(orders.map(({ subjectId, order }) => [subjectId, order.map(({ need }) => need)])).toEqual(
      expect.arrayContaining([
        [mother, [one, other]],
        [null, [one]],
      ]),
    )
    expect(orders).toHaveLength(2)
    const { places } = await pageOf(keeper.worker, caseId, one)
    expect(places).toContainEqual(expect.objectContaining({ place: 1, wish: 'Tylko po południu' }))
  })

  test('needs places that follow each other, for an adult of this family', async () => {
    const { caseId, child } = await inBasketStage()
    const [one, other] = [await written(caseId), await written(caseId)]
    expect(await ranking(caseId, 'family', [])).toMatchObject({ refusal: 'nothing_ranked' })
    expect(
      await ranking(caseId, 'family', [
        [one, 1],
        [other, 1],
      ]),
    ).toMatchObject({ refusal: 'places_unclear' })
    expect(
      await ranking(caseId, 'family', [
        [one, 1],
        [other, 3],
      ]),
    ).toMatchObject({ refusal: 'places_unclear' })
    expect(await ranking(caseId, child, [[one, 1]])).toMatchObject({ refusal: 'unknown_person' })
  })
})

describe('candidates for a need', () => {
  test('are services for the gmina and around it, with what is said for and against, the nearest free ones first', async () => {
    const { caseId, child } = await inBasketStage()
    await world.item(caseId, keeper, 'sklad-rodziny', {
      ...{ kind: 'identity', subject_id: child },
      body: { given: 'Zosia', family: 'Zmyślińska', born: '2015-03-01', phone: null, safeContact: null },
    })
    const here = await service('Świetlica', { eligibility: [{ kind: 'age', from: 6, to: 15 }] })
    const said = { from_on: '2026-11-01', unit: 'place', said_by: keeper.worker, said_at: '2026-11-01' }
    await found.put('directory.supply', { service_id: here, no: 1, units: 3, ...said })
    const paid = await service('Korepetycje', { cost: { kind: 'paid', amount: 8000, unit: 'hour' } })
    const unknown = await service('Koło', { eligibility: [{ kind: 'insured' }], documents: ['legitymacja'] })
    const notFor = await service('Kursy', { eligibility: [{ kind: 'age', from: 18 }] })
    await found.put('territory.unit', { code: '260416', level: 'gmina' })
    const nextDoor = await service('Klub', { area: ['260416'], place: { unitCode: '260416' } })
    await service('Zamknięta', {}, '2026-11-01')
    await service('Basen', { category: 'sport' })
    await service('Daleka', { area: ['261103'], place: { unitCode: '261103' } })
    const needId = await written(caseId, { who: child as NeedInput['who'] })
    const { candidates, category, more } = await pageOf(keeper.worker, caseId, needId)
    expect([category, more]).toEqual(['education', false])
    const ids = candidates.map(({ service: { id } }) => id)
    expect(ids.filter((id) => [here, paid, unknown, notFor, nextDoor].includes(id))).toEqual([
      here,
      paid,
      unknown,
      notFor,
      nextDoor,
    ])
    const names = candidates.map(({ service: { entry } }) => entry.name)
    for (const hidden of ['Zamknięta', 'Basen', 'Daleka']) expect(names).not.toContain(hidden)
    const { html } = await open(`/cases/${caseId}/needs/${needId}`, keeper.worker)
    for (const told of [
      'Świetlica',
      'W wieku od 6 do 15 lat',
      'wolne 3 z 3 miejsc',
      'nie obejmuje gminy tej rodziny',
      'legitymacja',
      '80 zł',
    ]) {
      expect(html.replaceAll('\u00a0', ' ')).toContain(told)
    }
    expect((await open(`/cases/${caseId}/needs/${needId}`, stranger)).status).toBe(404)
    expect((await open(`/cases/${caseId}/needs/${needId}`, police.worker)).status).toBe(404)
  })

  test('tell how it ended for others in steps of five cases, and nothing of fewer', async () => {
    const id = await service('Poradnia')
    const ended = async (state: string) => {
      const { caseId } = await world.family()
      await world.enter(caseId, 'koszyk')
      const lines = basketOf([{ id: newId(), what: 'Poradnia' }])
      await world.complete(keeper.worker, caseId, 'karta-koszyka', lines)
      await database.owner.query('update casework.basket_item set what_key = $2, state = $3 where case_id = $1', [
        ...[caseId, id, state],
      ])
    }
    for (let n = 0; n < 4; n += 1) await ended('confirmed')
    for (let n = 0; n < 2; n += 1) await ended('refused')
    const { caseId } = await inBasketStage()
    const needId = await written(caseId)
    const outcomes = async () =>
      (await pageOf(keeper.worker, caseId, needId)).candidates.find((one) => one.service.id === id)?.outcomes
    expect(await outcomes()).toBeNull()
    for (let n = 0; n < 3; n += 1) await ended('confirmed')
    expect(await outcomes()).toEqual({ confirmed: 5, refused: 0 })
  })
})

describe('choosing', () => {
  test('puts the service into the basket that is written, and the completed basket holds the entry itself', async () => {
    const { caseId, child } = await inBasketStage()
    const serviceId = await service('Świetlica przy szkole')
    const needId = await written(caseId, { who: child as NeedInput['who'] })
    const done = await chosen(caseId, needId, serviceId, 'dostepne', 'Dziadkowie mieszkają daleko')
    if (!done.ok) throw new Error(done.refusal)
    const page = await open(`/cases/${caseId}/forms/${done.value}`, keeper.worker)
    expect(page.html).toContain('Świetlica przy szkole')
    expect(await needsOf(keeper.worker, caseId)).toMatchObject([{ rows: [expect.any(String)], lines: [] }])
    expect(await finish(caseId, done.value)).toMatchObject({ ok: true })
    const kept = await rows(
      'select what_key, subject_id, provider_institution_id, source, goods from casework.basket_item where case_id = $1',
      [caseId],
    )
    expect(kept).toEqual([
      { what_key: serviceId, subject_id: child, provider_institution_id: school.id, source: 'dostepne', goods: false },
    ])
    const tied = await rows('select service_id, units from casework.item_service where case_id = $1', [caseId])
    expect(tied).toEqual([{ service_id: serviceId, units: 1 }])
    expect(await needsOf(keeper.worker, caseId)).toMatchObject([
      { lines: [{ what: 'Świetlica przy szkole', state: 'planned' }] },
    ])
  })

  test('keeps a thing a thing, so that its hand-over is asked for', async () => {
    const { caseId, child } = await inBasketStage()
    const serviceId = await service('Laptop', { category: 'goods' })
    const needId = await written(caseId, { who: child as NeedInput['who'], kind: 'goods:sprzet-nauka' })
    const done = await chosen(caseId, needId, serviceId)
    if (!done.ok) throw new Error(done.refusal)
    await finish(caseId, done.value)
    expect(await rows('select goods from casework.basket_item where case_id = $1', [caseId])).toEqual([{ goods: true }])
  })

  test('a later source says why the earlier ones do not suffice, and a need that is over takes nothing', async () => {
    const { caseId } = await inBasketStage()
    const serviceId = await service('Dowóz')
    const needId = await written(caseId)
    expect(await chosen(caseId, needId, serviceId, 'platne')).toMatchObject({ refusal: 'why_missing' })
    expect(await chosen(caseId, needId, serviceId, 'nie-ma')).toMatchObject({ refusal: 'unknown_source' })
    await as(keeper.worker, (ctx) => writeNeed(ctx, { ...need({ over: 'yes' }), caseId, needId }))
    expect(await chosen(caseId, needId, serviceId)).toMatchObject({ refusal: 'need_over' })
  })

  test('waits for the stage in which a basket is written', async () => {
    const { caseId } = await world.family()
    const needId = await written(caseId)
    expect(await chosen(caseId, needId, await service('Za wcześnie'))).toMatchObject({ refusal: 'not_in_this_stage' })
  })

  test('what has no service becomes a need without one, beside the lines chosen before', async () => {
    const { caseId } = await inBasketStage()
    const first = await written(caseId)
    const second = await written(caseId, { words: 'Wieczorne wsparcie' })
    const begun = await chosen(caseId, first, await service('Stołówka'))
    const left = await as(keeper.worker, (ctx) => leaveUnmet(ctx, { caseId, needId: second, why: 'nie-ma' }))
    if (!begun.ok || !left.ok) throw new Error('not written')
    expect(left.value).toBe(begun.value)
    expect(await finish(caseId, left.value)).toMatchObject({ ok: true })
    const view = await as(keeper.worker, async (ctx) => basketView(ctx, await caseFacts(ctx, caseId)))
    expect(view.lines.map(({ what }) => what)).toEqual(['Stołówka'])
    expect(view.needs).toMatchObject([
      { need: 'Wieczorne wsparcie', why: 'Nie ma takiej usługi', area: 'Edukacja publiczna' },
    ])
  })

  test('by the page as a browser without script sends it: what is lacking is said, nothing typed is lost', async () => {
    const { caseId } = await inBasketStage()
    const needId = await written(caseId)
    const at = `/cases/${caseId}/needs/${needId}/services/${await service('Biblioteka')}`
    const refused = await send(at, keeper.worker, { source: 'platne', why: '' })
    expect([refused.status, refused.html.includes('dlaczego wcześniejsze źródła nie wystarczą')]).toEqual([422, true])
    const sent = await send(at, keeper.worker, { source: 'wlasne' })
    expect([sent.status, sent.location]).toEqual([303, expect.stringMatching(/^\/cases\/.*\/forms\/[0-9a-f-]{36}$/)])
    expect((await open(at, school.worker)).status).toBe(404)
  })
})

describe('the same for the same person', () => {
  test('is told across cases that I keep, and of no other', async () => {
    const [here, there] = [await inBasketStage(), await inBasketStage()]
    const pesel = '90850100014'
    for (const { caseId, child } of [here, there]) {
      await as(keeper.worker, (ctx) => keepSecret(ctx, { caseId, subjectId: child, kind: 'pesel', value: pesel }))
    }
    const line = { id: newId(), what: 'Korepetycje z matematyki', who: there.child, provider: school.id }
    const form = basketOf([line])
    const [row] = form.pozycje as { rowId: string; values: Record<string, string> }[]
    await world.complete(keeper.worker, there.caseId, 'karta-koszyka', {
      pozycje: [{ rowId: row?.rowId ?? '', values: { ...row?.values, obszar: 'edukacja' } }],
    })
    const needId = await written(here.caseId, { who: here.child as NeedInput['who'] })
    const other = await written(here.caseId, { who: here.child as NeedInput['who'], kind: 'area:sport' })
    const { alike } = await pageOf(keeper.worker, here.caseId, needId)
    expect(alike).toMatchObject([
      { what: 'Korepetycje z matematyki', provider: school.id, code: expect.stringContaining('TEST-') },
    ])
    expect((await pageOf(keeper.worker, here.caseId, other)).alike).toEqual([])
    await world.disclosure(here.caseId, keeper, school, 'cele-dzialania')
    expect((await pageOf(school.worker, here.caseId, needId)).alike).toEqual([])
    const { html } = await open(`/cases/${here.caseId}/needs/${needId}`, keeper.worker)
    expect(html).toContain('Korepetycje z matematyki')
  })
})

describe('after a refusal', () => {
  const refusedLine = async () => {
    const { caseId } = await inBasketStage()
    const needId = await written(caseId)
    const done = await chosen(caseId, needId, await service('Półkolonie'))
    if (!done.ok) throw new Error(done.refusal)
    await finish(caseId, done.value)
    await world.enter(caseId, 'realizacja')
    const [line] = await rows<{ id: string }>('select id from casework.basket_item where case_id = $1', [caseId])
    return { caseId, needId, itemId: line?.id ?? '' }
  }

  test('the page asks for the reason and the next step, and leads to the need to seek something else', async () => {
    const { caseId, needId, itemId } = await refusedLine()
    const at = `/cases/${caseId}/basket/${itemId}`
    const early = { by: 'family', words: 'Nie pasuje', next: 'replace' } as const
    const input = { ...early, until: undefined, caseId, itemId }
    expect(await as(keeper.worker, (ctx) => sayNextStep(ctx, input))).toMatchObject({ refusal: 'not_refused' })
    const gone = await send(at, keeper.worker, { rowVersion: '1', state: 'refused' })
    expect(gone).toMatchObject({ status: 303, location: `${at}/next` })
    const later = await send(`${at}/next`, keeper.worker, { by: 'family', words: 'Za wcześnie rano', next: 'later' })
    expect([later.status, later.html.includes('Za wcześnie rano')]).toEqual([422, true])
    const said = await send(`${at}/next`, keeper.worker, { by: 'family', words: 'Za wcześnie rano', next: 'replace' })
    expect(said).toMatchObject({ status: 303, location: `/cases/${caseId}/needs/${needId}` })
    expect((await open(`/cases/${caseId}/basket`, keeper.worker)).html).toContain('Za wcześnie rano')
    expect((await open(`${at}/next`, school.worker)).status).toBe(404)
    const facts = await rows<{ payload: object }>(
      `select payload from platform.fact where name = 'casework.basket_item.next_step' and chain_id = $1`,
      [caseId],
    )
    expect(facts).toEqual([{ payload: { item: itemId, by: 'family', next: 'replace' } }])
  })
})
