import { afterAll, describe, expect, test } from 'vitest'
import { localDate, NotFound, SubjectId } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, linkHolder, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { rankNeeds } from '../candidates/rank-needs.server.ts'
import { writeNeed } from '../candidates/write-need.server.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages, familyPages } from '../pages.ts'
import { done, printWorld } from '../prints/print-world.fixture.ts'
import { inOwnOrder, orderFaults } from './family-order.domain.ts'
import { TELL_ORDER, tellOfOrder, tellOrder } from './family-order.server.ts'
import { confirmContact, openFamilyPage } from './family-page.server.ts'
import { FAMILY_LANGUAGES, familyReader } from './family-words.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await printWorld(database)
const { as, actAs, keeper, school, rows } = world
const { open, send } = visiting(actAs, [
  ...caseworkPages,
  ...familyPages({ actAs, baseUrl: 'https://kooperacja.example' }),
])
afterAll(world.site.stop)

/** A mother with a code; needs of hers, of the whole family, of the child and one that is over. */
async function family() {
  const { caseId, mother, child } = await world.named()
  const needs = async (whose: string, words: string, over = false) => {
    const who = whose === 'family' ? ('family' as const) : SubjectId.parse(whose)
    const input = { caseId, who, words, weight: 'important' as const, kind: 'area:edukacja' }
    const rest = {
      units: 1,
      periods: 1,
      language: undefined,
      since: undefined,
      over: over ? ('yes' as const) : undefined,
    }
    done(await as(keeper.worker, (ctx) => writeNeed(ctx, { ...input, ...rest })))
    const [row] = await rows<{ id: string }>(
      `select n.id from casework.need n join casework.item i on i.id = n.item_id where i.body ->> 'words' = $1 and n.case_id = $2`,
      [words, caseId],
    )
    return row?.id ?? ''
  }
  const own = await needs(mother, 'Praca bliżej domu')
  const whole = await needs('family', 'Większe mieszkanie')
  const childs = await needs(child, 'Terapia mowy syna')
  await needs(mother, 'Wózek dla dziecka', true)
  done(
    await as(keeper.worker, (ctx) =>
      confirmContact(ctx, { caseId, subjectId: mother, channel: 'paper', how: 'in_person' }),
    ),
  )
  const code = done(await as(keeper.worker, (ctx) => openFamilyPage(ctx, { caseId, subjectId: mother })))
  return { caseId, mother, own, whole, childs, code, path: `/family/${code}/pl/order`, main: `/family/${code}/pl` }
}
type Family = Awaited<ReturnType<typeof family>>
const typed = ({ own, whole }: Family) => ({
  ...{ [`place_${whole}`]: '1', [`wish_${whole}`]: 'Wilgoć w pokoju dzieci' },
  ...{ [`place_${own}`]: '2', [`wish_${own}`]: '' },
})

describe('needs put in order on the page of a family', () => {
  test('are their own and those of the whole family, in four languages, and nobody else’s', async () => {
    const at = await family()
    expect((await open(at.main, null)).html).toContain(`href="${at.path}"`)
    for (const language of FAMILY_LANGUAGES) {
      const { status, html } = await open(at.path.replace('/pl/', `/${language}/`), null)
      expect([language, status]).toEqual([language, 200])
      for (const said of ['Praca bliżej domu', 'Większe mieszkanie', familyReader(language).say('order_place')])
        expect(html).toContain(said)
      expect(html).not.toMatch(/Terapia mowy|Wózek/)
      if (language === 'uk') expect(html).not.toMatch(/nieobowiązkowe|Wybierz/)
    }
  })

  test('are kept in their words as written by themselves, beside what a worker wrote down', async () => {
    const at = await family()
    const { caseId, mother: who, own } = at
    const worker = { caseId, who, told: 'conversation' as const, onDay: localDate('2026-11-23') }
    const byWorker = { ...worker, places: new Map([[own, 1]]), wishes: new Map([[own, 'Zapisane z rozmowy']]) }
    done(await as(keeper.worker, (ctx) => rankNeeds(ctx, byWorker)))
    expect((await open(at.path, null)).html).not.toContain('Zapisane z rozmowy')
    expect(await send(at.path, null, typed(at))).toMatchObject({ status: 303, location: `${at.main}?told=order` })
    expect((await open(`${at.main}?told=order`, null)).html).toContain('Zespół zobaczy Twoją kolejność.')
    const { html } = await open(`/cases/${caseId}/needs`, keeper.worker)
    for (const said of ['Zapisane z rozmowy', 'Wilgoć w pokoju dzieci', 'napisane samodzielnie, na stronie rodziny'])
      expect(html).toContain(said)
    expect((await open(`/cases/${caseId}/people/${who}/page`, keeper.worker)).status).toBe(200)
    expect((await open(`/cases/${caseId}/timeline`, keeper.worker)).html).not.toContain('Wilgoć')
    // The worker's order, written anew, gives way to itself and leaves theirs.
    done(await as(keeper.worker, (ctx) => rankNeeds(ctx, byWorker)))
    const again = await open(`/cases/${caseId}/needs`, keeper.worker)
    expect(again.html).toContain('Wilgoć w pokoju dzieci')
  })

  test('are shown again as told, and a newer order takes the place of theirs', async () => {
    const at = await family()
    await send(at.path, null, typed(at))
    expect((await open(at.path, null)).html).toContain('Wilgoć w pokoju dzieci')
    await send(at.path, null, { [`place_${at.own}`]: '1', [`wish_${at.own}`]: 'Dojazd trwa dwie godziny' })
    const { html } = await open(`/cases/${at.caseId}/needs`, keeper.worker)
    expect(html).toContain('Dojazd trwa dwie godziny')
    expect(html).not.toContain('Wilgoć')
  })

  test('with the same number twice are refused in the language of the page, with all that was typed', async () => {
    const at = await family()
    const twice = { ...typed(at), [`place_${at.own}`]: '1' }
    const { status, html } = await send(at.path.replace('/pl/', '/uk/'), null, twice)
    expect(status).toBe(422)
    expect(html.match(/Цей номер стоїть біля двох потреб/g)?.length).toBeGreaterThanOrEqual(4)
    expect(html).toContain('Wilgoć w pokoju dzieci')
    expect(html).toMatch(/<option value="1" selected/)
    expect(html).toContain('Виправте позначені місця')
    const none = await send(at.path, null, { [`wish_${at.own}`]: 'Bez numeru' })
    expect([none.status, none.html.includes('Wpisz numer przy co najmniej jednej potrzebie.')]).toEqual([422, true])
    expect(none.html).toContain('Bez numeru')
    expect((await send(at.path, null, { [`wish_${at.own}`]: 'x'.repeat(501), [`place_${at.own}`]: '1' })).status).toBe(
      422,
    )
  })

  test('take no need of somebody else, whatever is sent', async () => {
    const at = await family()
    await send(at.path, null, { ...typed(at), [`place_${at.childs}`]: '3', [`wish_${at.childs}`]: 'Cudze' })
    const kept = await rows<{ body: string }>(
      `select body::text as body from casework.item where case_id = $1 and kind = 'ranking'`,
      [at.caseId],
    )
    expect(kept).toHaveLength(1)
    expect(kept[0]?.body).not.toMatch(new RegExp(`${at.childs}|Cudze`))
  })

  test('are told to those who keep the case, once, with no word of them', async () => {
    const at = await family()
    await send(at.path, null, typed(at))
    const [job] = await rows<{ id: string }>(
      `select id::text as id from casework.item where case_id = $1 and kind = 'ranking'`,
      [at.caseId],
    )
    const worker = systemActor('worker')
    await actAs(worker, (ctx) => tellOfOrder(ctx, job?.id ?? ''))
    await actAs(worker, (ctx) => tellOfOrder(ctx, job?.id ?? ''))
    const told = await rows<{ person_id: string; link: string }>(
      `select person_id, link from notices.notice where kind = 'family_order' and case_id = $1`,
      [at.caseId],
    )
    expect(told).toEqual([{ person_id: keeper.worker, link: `/cases/${at.caseId}/needs` }])
    expect(TELL_ORDER).toBe('casework.family.tell_order')
    const facts = await rows<{ payload: unknown }>(
      `select payload from platform.fact where chain_id = $1 and name = 'casework.family.ordered'`,
      [at.caseId],
    )
    expect(JSON.stringify(facts)).not.toContain('Wilgoć')
  })

  test('are there for nobody without a code that works, nor for a partner', async () => {
    const at = await family()
    expect((await open(`/family/${'A'.repeat(20)}/pl/order`, null)).status).toBe(404)
    await rows(`update casework.family_link set ended_at = now() where case_id = $1`, [at.caseId])
    expect((await open(at.path, null)).status).toBe(404)
    const placed = [{ need: at.own, place: 1, wish: '' }]
    await expect(actAs(linkHolder(at.code), (ctx) => tellOrder(ctx, placed))).rejects.toThrow(NotFound)
    const seen = await as(school.worker, (ctx) =>
      ctx.db.selectFrom('casework.item').select('id').where('kind', '=', 'ranking').execute(),
    )
    expect(seen).toEqual([])
  })
})

test('an order is clear when no number stands twice, whether or not one is left out', () => {
  const put = (need: string, place: number | null, wish = '') => ({ need, place, wish })
  expect([...orderFaults([put('a', 2), put('b', 5), put('c', null)])]).toEqual([])
  expect([...orderFaults([put('a', 2), put('b', 2), put('c', null)]).keys()]).toEqual(['a', 'b'])
  expect([...orderFaults([put('a', null, 'x')])]).toEqual([[null, 'nothing']])
  expect(orderFaults([put('a', 1, 'x'.repeat(501))]).get('a')).toBe('too_long')
  expect(inOwnOrder([put('a', 5, 'x'), put('b', 2), put('c', null)])).toEqual([
    { need: 'b', wish: null },
    { need: 'a', wish: 'x' },
  ])
})
