import { describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseFacts } from './cases/case-facts.store.server.ts'
import { caseWorld, report } from './cases/case-world.fixture.ts'
import { enterPerson } from './families/enter-person.server.ts'
import { caseworkMessages } from './index.ts'
import { caseworkPages } from './pages.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, coordinator, outsider, analyst, ops } = world
const { open, send, fill } = visiting(world.actAs, caseworkPages)

const firstPerson = async (caseId: string) =>
  (await as(lead, (ctx) => caseFacts(ctx, caseId))).facts.persons[0]?.id ?? ''
const urgent = '/forms/karta-pilnej-pomocy/new'

describe('from the first minute', () => {
  test('one field opens a case, four more start urgent help', async () => {
    const opened = await send('/cases/new', lead, { family: 'Zmyślińscy', kind: 'family' })
    expect(opened.status).toBe(303)
    const overview = await open(opened.location ?? '', lead)
    expect(overview.status).toBe(200)
    expect(overview.html).toContain('Zmyślińscy')
    expect(overview.html).toContain(`${opened.location}${urgent}`)
    const helped = await send(`${opened.location}${urgent}`, lead, {
      'pilne-co.pomoc-co': 'Opał',
      'pilne-co.pomoc-dla-kogo': 'family',
      'pilne-co.pomoc-kto': ops,
      'pilne-co.pomoc-do-kiedy': '1.12.2026',
    })
    expect(helped).toMatchObject({ status: 303, location: opened.location })
    const items = await world.rows('select 1 from casework.basket_item where case_id = $1', [
      opened.location?.split('/').at(-1),
    ])
    expect(items).toHaveLength(1)
  })

  test('a missing or over-long name is told at its field and nothing is opened', async () => {
    const before = await world.rows('select id from casework.case')
    for (const family of ['', 'x'.repeat(81)]) {
      const answer = await send('/cases/new', lead, { family, kind: 'family' })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('href="#f-family"')
    }
    expect(await world.rows('select id from casework.case')).toHaveLength(before.length)
  })

  test('a form sent twice opens one case', async () => {
    const sendAgain = await fill('/cases/new', lead, { family: 'Podwójni', kind: 'family' })
    const [first, second] = [await sendAgain(), await sendAgain()]
    expect(second.location).toBe(first.location)
    expect(await world.rows(`select id from casework.item where body ->> 'family' = 'Podwójni'`)).toHaveLength(1)
  })

  test('somebody who may open none is refused, and a stranger is led to sign in', async () => {
    expect((await open('/cases/new', outsider)).status).toBe(403)
    expect((await open('/cases/new', null)).status).toBe(303)
  })
})

describe('pages of a case', () => {
  test('every look at the overview is on its record', async () => {
    const caseId = await world.opens(lead)
    await open(`/cases/${caseId}`, coordinator)
    const looks = await world.rows(
      `select actor_id from platform.fact where chain_id = $1 and name = 'casework.case.looked'`,
      [caseId],
    )
    expect(looks).toEqual([{ actor_id: coordinator }])
    expect((await open(`/cases/${caseId}/history`, lead)).html).toContain('Krystyna Koordynująca')
  })

  test('its history leads back to the first day, part by part', async () => {
    const caseId = await world.opens(lead)
    await open(`/cases/${caseId}`, coordinator)
    const whole = (await open(`/cases/${caseId}/history`, lead)).html
    expect([whole.includes('Otwarto sprawę'), whole.includes('Otwarto przegląd sprawy')]).toEqual([true, true])
    const beginning = (await open(`/cases/${caseId}/history?before=2`, lead)).html
    expect([beginning.includes('Otwarto sprawę'), beginning.includes('Otwarto przegląd sprawy')]).toEqual([true, false])
    expect((await open(`/cases/${caseId}/history?before=wczoraj`, lead)).html).toContain('Otwarto przegląd sprawy')
  })

  test('somebody outside finds none of them, as if the case did not exist', async () => {
    const caseId = await world.opens(lead)
    const person = await firstPerson(caseId)
    const pages = [
      '',
      '/history',
      '/diagnosis',
      '/team',
      '/people/new',
      `/people/${person}`,
      urgent,
      '/steps/pierwsza-rozmowa',
      '/transitions/zgloszenie-odmow',
    ]
    for (const page of pages) {
      for (const who of [outsider, analyst]) {
        const there = await open(`/cases/${caseId}${page}`, who)
        const absent = await open(`/cases/${world.newId()}${page}`, who)
        expect([page, there.status, absent.status]).toEqual([page, 404, 404])
      }
      expect((await open(`/cases/to-nie-numer${page}`, lead)).status).toBe(404)
    }
  })

  test('markup typed into a form is shown as text', async () => {
    const caseId = await world.opens(lead, '<img src=x onerror=alert(1)>')
    const person = await firstPerson(caseId)
    const done = await world.complete(lead, caseId, 'karta-zgloszenia', report(person, '<script>alert(2)</script>'))
    const read = await open(`/cases/${caseId}/forms/${done.ok ? done.value : ''}`, lead)
    expect(read.status).toBe(200)
    expect(read.html).toContain('&lt;script&gt;alert(2)')
    expect(read.html).not.toContain('<script>alert(2)')
    expect((await open(`/cases/${caseId}`, lead)).html).not.toContain('<img src=x')
  })

  test('a form keeps what was typed and marks every place to mend', async () => {
    const caseId = await world.opens(lead)
    const answer = await send(`/cases/${caseId}/forms/karta-zgloszenia/new`, lead, { 'sprawa.opis': 'Wpisany opis' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Wpisany opis')
    expect(answer.html).toContain('href="#f-rodzina.osoba-kontaktowa"')
  })

  test('a draft is kept, opened again and completed, without script', async () => {
    const caseId = await world.opens(lead)
    const at = `/cases/${caseId}/forms/karta-zgloszenia/new`
    const kept = await send(at, lead, { 'sprawa.opis': 'Początek opisu', _press: 'draft' })
    expect(kept.status).toBe(303)
    const again = await open(kept.location ?? '', lead)
    expect(again.html).toContain('Początek opisu')
    const version = /name="_version" value="(\d+)"/.exec(again.html)?.[1] ?? ''
    const card = {
      _version: version,
      'zglaszajacy.kto': 'rodzina',
      'rodzina.osoba-kontaktowa': await firstPerson(caseId),
      'rodzina.bezpieczny-kontakt': 'telefon',
      'rodzina.rodzina-wie': 'yes',
      'sprawa.trudnosci': 'dom',
      'sprawa.opis': 'Cały opis tego, co się dzieje w domu rodziny',
    }
    const stale = await send(kept.location ?? '', lead, { ...card, _version: '7' })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('Cały opis tego, co się dzieje w domu rodziny')
    expect(stale.html).toMatch(/Teraz zapisane:<\/strong>\s*Początek opisu/)
    expect((await send(kept.location ?? '', lead, card)).status).toBe(303)
    expect((await open(kept.location ?? '', lead)).html).toContain('Cały opis tego, co się dzieje w domu rodziny')
  })

  test('what is missing for a transition is told in sentences, with the paragraph', async () => {
    const caseId = await world.opens(lead)
    const page = `/cases/${caseId}/transitions/zgloszenie-kwalifikuj`
    const shown = await open(page, lead)
    expect(shown.status).toBe(200)
    expect(shown.html).toMatch(/\/handbook\/wiejski\/1\.0#W-/)
    expect((await send(page, lead, {})).status).toBe(422)
  })

  test('steps, the team and a release are pages of those who may', async () => {
    const caseId = await world.opens(lead)
    await world.complete(lead, caseId, 'karta-zgloszenia', report(await firstPerson(caseId)))
    const step = `/cases/${caseId}/steps/przyjecie-zgloszenia`
    expect((await open(step, lead)).status).toBe(403)
    expect((await send(step, coordinator, { onDay: '23.11.2026' })).status).toBe(303)
    expect((await open(`/cases/${caseId}/team`, lead)).html).toContain('Maria Przykładna')
    expect((await open(`/cases/${caseId}/team/${world.newId()}/release`, lead)).status).toBe(404)
  })

  test('a masked number stands on no page until it is asked for, and then once', async () => {
    const caseId = await world.opens(lead)
    const child = await as(lead, (ctx) =>
      enterPerson(ctx, { caseId, family: 'Zmyśliński', adult: false, pesel: '44051401359' }),
    )
    if (!child.ok) throw new Error(child.refusal)
    const person = `/cases/${caseId}/people/${child.value}`
    for (const page of [`/cases/${caseId}`, person, `${person}/unmask/pesel`]) {
      expect((await open(page, lead)).html).not.toContain('44051401359')
    }
    expect((await send(`${person}/unmask/pesel`, lead, {})).html).not.toContain('44051401359')
    expect((await send(`${person}/unmask/pesel`, lead, { purpose: 'letter' })).html).toContain('44051401359')
    expect((await open(`${person}/unmask/pesel`, lead)).html).not.toContain('44051401359')
  })

  test('the list of my cases holds mine and nobody else’s', async () => {
    const caseId = await world.opens(lead)
    expect((await open('/cases', lead)).html).toContain(`/cases/${caseId}`)
    expect((await open('/cases', outsider)).html).not.toContain(caseId)
  })
})
