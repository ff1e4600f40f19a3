import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding, MONDAY } from '#test/world.ts'
import { protectionMessages } from '../index.ts'
import { protectionPages } from '../pages.ts'

addMessages(protectionMessages)
const database = await testDatabase()
const world = acting(database)
const { clock, newId } = world
const found = founding(database, newId)
const { open, send } = visiting(world.actAs, protectionPages)

const people = { officer: '', head: '', worker: '', colleague: '', stranger: '' }
let institution = ''
let register = ''
beforeAll(async () => {
  await found.units()
  institution = await found.institution('Ośrodek Zmyślony', 'social_assistance', '260401')
  register = `/protection/${institution}/incidents`
  people.officer = await found.aPerson('Iga', 'Inspektorska')
  people.head = await found.aPerson('Hanna', 'Kierująca')
  people.worker = await found.aPerson('Wiktor', 'Zwykły')
  people.colleague = await found.aPerson('Klara', 'Druga')
  people.stranger = await found.aPerson('Olga', 'Obca')
  await found.employ(people.head, institution, 'head')
  await found.employ(people.worker, institution)
  await found.employ(people.colleague, institution)
  await tellsPeople(world, institution, people.officer)
})
afterEach(() => clock.set(MONDAY))

const FOUND = {
  found_on: '21.11.2026',
  found_time: '9:00',
  summary: 'Zgubiony pendrive <b>bez hasła</b>',
  security: 'no',
}
const reported = async (who: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const { status, location } = await send(`${register}/report`, who, { ...FOUND, ...more })
  expect(status).toBe(303)
  return (location ?? '').split('?')[0] ?? ''
}
const versionAt = async (path: string) =>
  /name="version" value="(\d+)"/.exec((await open(path, people.officer)).html)?.[1] ?? ''
const decide = async (at: string, sent: Readonly<Record<string, string>>) =>
  send(`${at}/decide`, people.officer, { version: await versionAt(`${at}/decide`), ...sent })

const NOTIFY = {
  notifyOffice: 'yes',
  notifyReason: 'Dane o zdrowiu',
  tellPeople: 'no',
  tellReason: 'Dane zaszyfrowane',
}

describe('reporting a breach', () => {
  test('is open to everybody who works there, and its reporter sees it, the officer and the head too, nobody else', async () => {
    const at = await reported(people.worker)
    const { html } = await open(at, people.worker)
    expect(html).toContain('Zgubiony pendrive &lt;b&gt;bez hasła&lt;/b&gt;')
    expect(html).toContain('do 24.11.2026, 09:00, zostało 24 godz. 0 min')
    expect(html).not.toContain(`${at}/decide`)
    const statuses = await Promise.all(
      [people.officer, people.head, people.colleague, people.stranger].map(async (who) => (await open(at, who)).status),
    )
    expect(statuses).toEqual([200, 200, 404, 404])
  })

  test('is closed to strangers, and the register to whoever only works there', async () => {
    expect((await open(`${register}/report`, people.stranger)).status).toBe(403)
    expect((await open(register, people.worker)).status).toBe(403)
    expect((await open(register, people.officer)).html).toContain('Naruszenie nr 1')
  })

  test('gives numbers one after another, whoever reports', async () => {
    const pages = [await reported(people.worker), await reported(people.colleague), await reported(people.head)]
    const shown = await Promise.all(pages.map(async (at) => (await open(at, people.officer)).html))
    const numbers = shown.map((html) => Number(/Naruszenie nr (\d+)/.exec(html)?.[1]))
    expect(numbers).toEqual([0, 1, 2].map((next) => (numbers[0] ?? 0) + next))
  })

  test('keeps what was typed when the moment has not come or is no hour', async () => {
    const later = await send(`${register}/report`, people.worker, {
      ...FOUND,
      found_on: '23.11.2026',
      found_time: '9:01',
    })
    expect([later.status, later.html.includes('Ta chwila jeszcze nie nadeszła')]).toEqual([422, true])
    expect(later.html).toContain('Zgubiony pendrive')
    const odd = await send(`${register}/report`, people.worker, { ...FOUND, found_time: '25:00' })
    expect([odd.status, odd.html.includes('Podaj godzinę i minuty')]).toEqual([422, true])
  })
})

describe('keeping the register', () => {
  test('a breach is told late only with a reason, and the hours say how late', async () => {
    const at = await reported(people.worker)
    clock.set(new Date('2026-11-24T11:00:00Z'))
    expect((await open(at, people.officer)).html).toContain('termin minął 24.11.2026, 09:00, czyli 3 godz. 0 min temu')
    const told = { ...NOTIFY, office_on: '24.11.2026', office_time: '11:30' }
    expect((await decide(at, told)).html).toContain('Podaj powód opóźnienia')
    expect((await decide(at, { ...told, lateReason: 'Ustalaliśmy, co było na nośniku' })).status).toBe(303)
    const { html } = await open(at, people.officer)
    expect(html).toContain('zrobione po terminie, po 74 godz. 30 min od stwierdzenia')
    expect(html).toContain('nie trzeba zawiadamiać')
  })

  test.each([
    [{ notifyOffice: 'no' }, 'Podaj uzasadnienie'],
    [{ notifyOffice: 'yes', notifyReason: 'x', office_on: '22.11.2026' }, 'Podaj i dzień, i godzinę'],
    [{ office_on: '22.11.2026', office_time: '12:00' }, 'zaznacz najpierw „tak”'],
    [{ ...NOTIFY, office_on: '21.11.2026', office_time: '8:59' }, 'Ta chwila jest przed stwierdzeniem'],
    [{ ...NOTIFY, office_on: '23.11.2026', office_time: '9:01' }, 'Ta chwila jeszcze nie nadeszła'],
    [{ tellPeople: 'yes', tellReason: 'x', peopleToldOn: '24.11.2026' }, 'Ta chwila jeszcze nie nadeszła'],
  ])('refuses %j', async (sent, words) => {
    const at = await reported(people.worker)
    const { status, html } = await decide(at, sent)
    expect([status, html.includes(words)]).toEqual([422, true])
  })

  test('what the form of the authority asks is kept as it becomes known, and two who write at once see both texts', async () => {
    const at = await reported(people.worker)
    const version = await versionAt(`${at}/describe`)
    const known = {
      kinds: ['confidentiality', 'availability'],
      people: 'Rodziny',
      peopleCount: '12',
      measures: 'Zmiana haseł',
    }
    expect((await send(`${at}/describe`, people.officer, { version, ...known })).status).toBe(303)
    const { html } = await open(at, people.officer)
    for (const words of ['poufność: ktoś', 'dostępność: dane', 'Rodziny', '>12<', 'Zmiana haseł'])
      expect(html).toContain(words)
    const second = await send(`${at}/describe`, people.head, { version, people: 'Pracownicy' })
    expect([second.status, second.html.includes('Rodziny'), second.html.includes('Pracownicy')]).toEqual([
      409,
      true,
      true,
    ])
    expect((await send(`${at}/describe`, people.officer, { version: '2', peopleCount: 'dużo' })).status).toBe(422)
  })

  test('is closed when everything is decided and done, and stays as it is', async () => {
    const at = await reported(people.worker, { security: 'yes' })
    expect((await open(at, people.officer)).html).toContain('Wczesne ostrzeżenie do CSIRT (24 godziny)')
    expect((await send(`${at}/close`, people.officer, {})).html).toContain('powiadomienie CSIRT')
    const told = {
      office_on: '22.11.2026',
      office_time: '10:00',
      earlyWarning_on: '21.11.2026',
      earlyWarning_time: '12:00',
    }
    await decide(at, { ...NOTIFY, ...told, security_on: '22.11.2026', security_time: '12:00' })
    expect((await send(`${at}/close`, people.officer, {})).status).toBe(303)
    expect((await decide(at, NOTIFY)).html).toContain('To naruszenie jest zamknięte')
    const facts = await database.owner.query(
      `select payload from platform.fact where chain_id = $1 and name like 'protection.incident.%'`,
      [institution],
    )
    expect(JSON.stringify(facts.rows)).not.toContain('pendrive')
    expect(facts.rows.length).toBeGreaterThan(3)
  })

  test.each(['worker', 'stranger'] as const)('is not for a %s', async (who) => {
    const at = await reported(people.worker)
    for (const act of ['describe', 'decide', 'close']) {
      expect((await open(`${at}/${act}`, people[who])).status, act).toBe(who === 'worker' ? 403 : 404)
    }
  })
})
