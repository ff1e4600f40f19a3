import { describe, expect, test } from 'vitest'
import { caseworkMessages } from '#casework'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkPages } from '../pages.ts'
import { workPages } from '../work-pages.ts'
import { basketOf, ipw, workWorld } from './work.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { actAs, keeper, school, head, stranger, newId, rows } = world
const site = visiting(actAs, workPages)
const caseworkSite = visiting(actAs, caseworkPages)

/** A case with a plan, a basket, a task and a meeting, all with markup in their words. */
const MARKUP = '<b>"Zajęcia" & więcej</b>'
const SHOWN = '&lt;b&gt;&quot;Zajęcia&quot; &amp; więcej&lt;/b&gt;'
async function atWork() {
  const { caseId, mother, child } = await world.family()
  await world.enter(caseId, 'ipw')
  await world.stepDone(caseId, 'spotkanie-planu')
  const goals = [
    { id: newId(), whose: mother, text: 'Praca' },
    { id: newId(), whose: child, text: 'Szkoła' },
  ]
  const action = newId()
  await world.complete(keeper.worker, caseId, 'program-ipw', ipw(goals, [{ id: action, who: school.id, text: MARKUP }]))
  await world.enter(caseId, 'koszyk')
  await world.complete(
    keeper.worker,
    caseId,
    'karta-koszyka',
    basketOf([{ id: newId(), what: MARKUP, provider: school.id }]),
  )
  await world.stepDone(caseId, 'wyslanie-planu')
  return { caseId, mother, action, at: (path: string) => `/cases/${caseId}/${path}` }
}
const planIdIn = (html: string) => /name="planId" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('pages of work with a family', () => {
  test('each shows to the team what it may see, with markup as text, and to a stranger nothing', async () => {
    const { at } = await atWork()
    for (const path of ['plan', 'plan/accept', 'basket', 'tasks', 'meetings', 'meetings/new', 'meetings/held']) {
      const shown = await site.open(at(path), keeper.worker)
      expect([path, shown.status]).toEqual([path, 200])
      expect(shown.html).not.toContain(MARKUP)
      expect((await site.open(at(path), stranger)).status).toBe(404)
    }
    expect((await site.open(at('plan'), keeper.worker)).html).toContain(SHOWN)
    expect((await site.open(at('basket'), keeper.worker)).html).toContain(SHOWN)
  })

  test('a look at the plan is put on the record', async () => {
    const { caseId, at } = await atWork()
    await site.open(at('plan'), keeper.worker)
    const looks = await rows(`select 1 from platform.fact where chain_id = $1 and name = 'casework.plan.looked'`, [
      caseId,
    ])
    expect(looks).toHaveLength(1)
  })

  test('an answer recorded for an adult stands on the plan; without how it was given it is asked for', async () => {
    const { mother, at } = await atWork()
    const { html } = await site.open(at('plan/accept'), keeper.worker)
    const sent = { planId: planIdIn(html), who: `person:${mother}`, decision: 'accepted' }
    const bare = await site.send(at('plan/accept'), keeper.worker, sent)
    expect(bare.status).toBe(422)
    expect(bare.html).toContain('Zapisz, w jaki sposób i którego dnia udzielono odpowiedzi.')
    const full = { ...sent, recordedHow: 'paper', recordedOn: '22.11.2026' }
    expect((await site.send(at('plan/accept'), keeper.worker, full)).location).toBe(at('plan'))
    expect((await site.open(at('plan'), keeper.worker)).html).toContain('22.11.2026')
  })

  test('an answer to a version that was replaced meanwhile is a conflict', async () => {
    const { mother, at } = await atWork()
    const old = {
      planId: newId(),
      who: `person:${mother}`,
      decision: 'accepted',
      recordedHow: 'paper',
      recordedOn: '22.11.2026',
    }
    expect((await site.send(at('plan/accept'), keeper.worker, old)).status).toBe(409)
  })

  test('two who write the plan at once: the second sees both texts, and nothing of either is lost', async () => {
    const { caseId, mother } = await atWork()
    await world.enter(caseId, 'ipw')
    await world.stepDone(caseId, 'spotkanie-planu')
    const form = caseworkSite.open
    const path = `/cases/${caseId}/forms/program-ipw/new`
    const shown = await form(path, keeper.worker)
    const base = /name="_base" value="([^"]*)"/.exec(shown.html)?.[1] ?? ''
    const rowIds = Object.fromEntries(
      [...shown.html.matchAll(/name="((?:cele|dzialania)\.\d+\._row)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]),
    )
    const plan = (goal: string) => ({
      ...rowIds,
      _base: base,
      'naglowek.od-kiedy-program': '2026-11-23',
      'naglowek.do-kiedy-program': '2027-05-31',
      'cele.0.czyj-cel': mother,
      'cele.0.cel': goal,
      'bez-celu.0.osoba-bez-celu': '',
    })
    const draft = { _press: 'draft' }
    const first = await caseworkSite.send(path, keeper.worker, { ...plan('Pierwszy tekst celu'), ...draft })
    expect(first.status).toBe(303)
    const at = first.location ?? ''
    const both = /name="_version" value="(\d+)"/.exec((await form(at, keeper.worker)).html)?.[1] ?? ''
    const seen = { _version: both, ...draft }
    expect((await caseworkSite.send(at, keeper.worker, { ...plan('Drugi tekst celu'), ...seen })).status).toBe(303)
    const third = await caseworkSite.send(at, keeper.worker, { ...plan('Trzeci tekst celu'), ...seen })
    expect(third.status).toBe(409)
    expect(third.html).toContain('Trzeci tekst celu')
    expect(third.html).toMatch(/Teraz zapisane:<\/strong>\s*Drugi tekst celu/)
    const now = /name="_version" value="(\d+)"/.exec(third.html)?.[1]
    const joined = { ...plan('Drugi i trzeci tekst celu'), ...draft, _version: now ?? '' }
    expect((await caseworkSite.send(at, keeper.worker, joined)).status).toBe(303)
    expect((await form(at, keeper.worker)).html).toContain('Drugi i trzeci tekst celu')
  })

  test('a task sent twice is kept once', async () => {
    const { caseId, at } = await atWork()
    const task = { what: MARKUP, institution: school.id, due: '1.12.2026' }
    const post = await site.fill(at('tasks'), keeper.worker, task)
    expect([(await post()).status, (await post()).status]).toEqual([303, 303])
    expect(await rows('select 1 from casework.task where case_id = $1', [caseId])).toHaveLength(1)
    const empty = await site.send(at('tasks'), keeper.worker, { what: '', institution: school.id, due: '' })
    expect(empty.status).toBe(422)
    const long = await site.send(at('tasks'), keeper.worker, { ...task, what: 'a'.repeat(501) })
    expect(long.html).toContain('Skróć tekst')
  })

  test('the head of the school sees own tasks and nothing else of the family', async () => {
    const { at } = await atWork()
    const tasks = await site.open(at('tasks'), head)
    expect(tasks.status).toBe(200)
    expect(tasks.html).not.toContain(SHOWN)
    expect((await site.open(at('meetings'), head)).status).toBe(404)
    const money = await site.open(at('basket'), head)
    expect(money.html).not.toContain('pula gminy')
  })

  test('a line of the basket, an action and a meeting have pages of their own', async () => {
    const { caseId, action, at } = await atWork()
    const [line] = await rows<{ id: string }>('select id from casework.basket_item where case_id = $1', [caseId])
    const moved = await site.send(at(`basket/${line?.id}`), keeper.worker, {
      rowVersion: '1',
      state: 'requested',
      onDay: '',
    })
    expect(moved.location).toBe(at('basket'))
    expect((await site.open(at(`plan/actions/${action}`), keeper.worker)).status).toBe(200)
    expect((await site.open(at(`plan/actions/${newId()}`), keeper.worker)).status).toBe(404)
    const held = {
      body: 'zespol-rodziny',
      heldOn: '20.11.2026',
      place: MARKUP,
      present: `worker:${keeper.worker}:${keeper.id}`,
      familyTookPart: 'yes',
      'decisions.0.text': MARKUP,
    }
    const kept = await site.send(at('meetings/held'), keeper.worker, held)
    expect(kept.status).toBe(303)
    const meeting = await site.open(kept.location ?? '', keeper.worker)
    expect(meeting.html).toContain(SHOWN)
    const confirmed = await site.send(kept.location ?? '', keeper.worker, { rowVersion: '2', act: 'confirm' })
    expect(confirmed.status).toBe(303)
    expect((await site.open(at(`meetings/${newId()}`), keeper.worker)).status).toBe(404)
  })
})
