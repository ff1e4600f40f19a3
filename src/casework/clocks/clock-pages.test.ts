import { afterAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { protectionMessages } from '#protection'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { printWorld, squeezed } from '../prints/print-world.fixture.ts'
import { assignTask } from '../tasks/assign-task.server.ts'
import { settleClocks } from './settle-clocks.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
addMessages(protectionMessages)
addMessages(territoryMessages)
const database = await testDatabase()
const world = await printWorld(database)
const { as, keeper, school, stranger, found, newId, rows } = world
const { open, send } = visiting(world.actAs, caseworkPages)
afterAll(world.site.stop)

/** A family with a name, whose school was asked with a duty to answer; the day has passed. */
async function asked(on = '2026-11-10') {
  const { caseId } = await world.family()
  const item = { case_id: caseId, id: newId(), keeper_institution_id: keeper.id, owner_institution_id: keeper.id }
  const entry = { category: 'kontakt', kind: 'identity', body: { family: 'Zmyślińscy' }, written_by: keeper.worker }
  await found.put('casework.item', { ...item, ...entry, created_at: MONDAY })
  const instance = newId()
  const event = { case_id: caseId, event: 'request_sent', of: 'podstawa-art-105', on_day: on, at: MONDAY, instance }
  await found.put('casework.event', { ...event, institution_id: school.id })
  await as(keeper.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))
  const clock = `/cases/${caseId}/clocks/termin-odpowiedz/${encodeURIComponent(`${instance} ${school.id}`)}`
  const [code] = await rows<{ code: string }>('select code from casework.case where id = $1', [caseId])
  return { caseId, clock, code: code?.code ?? '' }
}

describe('the board as a page', () => {
  test('tells who is awaited, from which paragraph the day comes, and says of a statutory day alone that it passed', async () => {
    const one = await asked()
    const { html, status } = await open('/clocks', keeper.worker)
    expect(status).toBe(200)
    expect(html).toContain('Na co czekamy')
    expect(html).toContain(one.code)
    expect(html).toContain('17.11.2026, po terminie')
    expect(html).toMatch(/href="\/handbook\/wiejski\/1\.0#W-/)
    expect(html).toContain('Odpowiedź na prośbę z art. 105')
    // Words that blame somebody are never there.
    expect(html).not.toMatch(/zalega|spóźni|opóźni/i)
    const agreed = html
      .split('<tr')
      .slice(1)
      .filter((row) => row.includes('do przypomnienia'))
    expect(agreed.filter((row) => row.includes('is-late') || row.includes('t-bad'))).toEqual([])
  })

  test('is filtered by an address, and each page of rows leads to the next', async () => {
    await asked()
    const mine = await open('/clocks?for=me&kind=agreed', school.worker)
    expect(mine.html).not.toContain('po terminie</')
    const all = await open('/clocks?page=99', keeper.worker)
    expect(all.status).toBe(200)
    expect(all.html).toContain('Na nic nie czekamy')
  })

  test('shows a drawing that is told in words too', async () => {
    await asked()
    const { html } = await open('/clocks?kind=overdue', keeper.worker)
    expect(html).toMatch(/role="img" aria-label="Czekamy od 10\.11\.2026, 17\.11\.2026, po terminie"/)
  })

  test('shows no name of a family while names are hidden on a shared screen', async () => {
    const one = await asked()
    expect((await open('/clocks?kind=overdue', keeper.worker)).html).toContain('Zmyślińscy')
    const hidden = await open('/clocks?kind=overdue', `${keeper.worker}; kooperacja_names=hidden`)
    expect(hidden.html).toContain(one.code)
    expect(hidden.html).not.toContain('Zmyślińscy')
  })

  test('is empty for somebody without a place in any case, and figures of a powiat are not theirs', async () => {
    expect((await open('/clocks', stranger)).html).toContain('Na nic nie czekamy')
    expect((await open('/clocks/powiats', stranger)).status).toBe(404)
    expect((await open('/clocks/powiats', keeper.worker)).status).toBe(404)
    expect((await open('/clocks/ours', stranger)).html).toContain('Nic nie czeka na nas')
  })
})

describe('one clock', () => {
  test('says since when and until when, and offers what may be done', async () => {
    const one = await asked()
    const { html } = await open(one.clock, keeper.worker)
    expect(html).toContain('10.11.2026')
    for (const act of ['Przypomnij', 'Powiadom kierownika', 'Zmień osobę w zespole']) expect(html).toContain(act)
    const theirs = await open(one.clock, school.worker)
    expect(theirs.status).toBe(200)
    for (const act of ['Powiadom kierownika', 'Zmień osobę']) expect(theirs.html).not.toContain(act)
    expect((await open(one.clock, stranger)).status).toBe(404)
    expect((await open(`${one.clock}/head`, school.worker)).status).toBe(403)
    expect((await open(one.clock.replace('termin-odpowiedz', 'termin-nie-ma'), keeper.worker)).status).toBe(404)
  })

  test('is reminded of with one press, and the next press on that day is told why not', async () => {
    const one = await asked()
    expect(await send(`${one.clock}/remind`, keeper.worker, {})).toMatchObject({ status: 303, location: '/clocks' })
    expect((await open(one.clock, school.worker)).html).toContain('23.11.2026: przypomniano')
    const again = await send(`${one.clock}/remind`, keeper.worker, {})
    expect(again.html).toContain('Dziś już przypomniano')
    expect((await open(`/cases/${one.caseId}/history`, keeper.worker)).html).toContain('Przypomniano o terminie')
  })

  test('a head is told with a reason, and what was chosen stays when nobody can be told', async () => {
    const one = await asked()
    const refused = await send(`${one.clock}/head`, keeper.worker, { to: 'ours', reason: 'urgent' })
    expect(refused.html).toContain('Nie ma kierownika z kontem')
    expect(refused.html).toMatch(/value="urgent"[^>]*checked/)
    const done = await send(`${one.clock}/head`, keeper.worker, { to: 'theirs', reason: 'no_answer' })
    expect(done).toMatchObject({ status: 303, location: '/clocks' })
    expect((await open(one.clock, keeper.worker)).html).toContain('przypomnienia bez odpowiedzi')
  })
})

describe('on paper', () => {
  test('the list for a briefing holds codes and no name of a family or a worker', async () => {
    const one = await asked()
    const { pdf } = await world.site.take('/clocks/print', keeper.worker)
    const text = squeezed(pdf.text)
    expect(text).toContain(squeezed(one.code))
    expect(text).not.toMatch(/Zmyślińscy|Ewa|Koordynująca/)
    expect((await world.site.asked('/clocks/print', stranger)).status).toBe(404)
  })
})

describe('a task on the board', () => {
  test('is opened from its row, reminded of from its day on, and its head is told by an act of its own', async () => {
    const { caseId } = await world.family()
    await world.enter(caseId, 'diagnoza')
    const laid = (due: string) =>
      world.as(keeper.worker, (ctx) =>
        assignTask(ctx, { caseId, what: 'Zadzwonić', institution: school.id, due: localDate(due) }),
      )
    const [now, later] = [await laid('2026-11-23'), await laid('2026-12-20')]
    if (!now.ok || !later.ok) throw new Error('not laid')
    const task = `/cases/${caseId}/tasks/${now.value}`
    const link = async (who: string, path: string) =>
      (await open(`/clocks?for=${school.id}&kind=agreed`, who)).html.includes(`href="${path}"`)
    expect(await link(keeper.worker, `${task}/remind`)).toBe(true)
    expect(await link(keeper.worker, `/cases/${caseId}/tasks/${later.value}`)).toBe(true)
    expect(await link(school.worker, task)).toBe(true)
    expect(await send(`${task}/remind`, keeper.worker, { rowVersion: '1' })).toMatchObject({ status: 303 })
    expect(await link(keeper.worker, `${task}/remind`)).toBe(false)
    expect(await link(keeper.worker, task)).toBe(true)

    expect((await open(task, keeper.worker)).html).toContain(`href="${task}/head"`)
    expect((await open(`${task}/head`, school.worker)).status).toBe(404)
    const telling = { rowVersion: '1', to: 'theirs', reason: 'no_answer' }
    expect(await send(`${task}/head`, keeper.worker, telling)).toMatchObject({ status: 303, location: task })
    const after = (await open(task, keeper.worker)).html
    expect(after).toContain('Powiadomiono kierownika: Szkoła')
    expect(after).toContain('przypomnienia bez odpowiedzi')
    expect((await send(`${task}/head`, keeper.worker, telling)).html).toContain('Dziś już powiadomiono kierownika')
    const [held] = await world.rows('select institution_id from casework.task where id = $1', [now.value])
    expect(held).toEqual({ institution_id: school.id })
  })
})
