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

const people = { officer: '', head: '', worker: '', stranger: '' }
let institution = ''
let register = ''
beforeAll(async () => {
  await found.units()
  institution = await found.institution('Ośrodek Zmyślony', 'social_assistance', '260401')
  register = `/protection/${institution}/requests`
  people.officer = await found.aPerson('Iga', 'Inspektorska')
  people.head = await found.aPerson('Hanna', 'Kierująca')
  people.worker = await found.aPerson('Wiktor', 'Zwykły')
  people.stranger = await found.aPerson('Olga', 'Obca')
  await found.employ(people.head, institution, 'head')
  await found.employ(people.worker, institution)
  await tellsPeople(world, institution, people.officer)
})
afterEach(() => clock.set(MONDAY))

const ASKED = {
  receivedOn: '31.10.2026',
  receivedHow: 'letter',
  rights: ['access', 'erasure'],
  asker: 'Zenobia <i>Pytająca</i>',
  contact: 'ul. Zmyślona 2',
  words: 'Proszę o kopię moich danych',
}
async function received(): Promise<string> {
  const { status, location } = await send(`${register}/new`, people.officer, ASKED)
  expect(status).toBe(303)
  return (location ?? '').split('?')[0] ?? ''
}

describe('the register of requests', () => {
  test('shows what is asked and until when, and who asks only on the page of the request', async () => {
    const at = await received()
    const list = await open(register, people.head)
    expect(list.html).toContain('dostęp do danych i kopia (art. 15), usunięcie (art. 17)')
    expect(list.html).toContain('30.11.2026')
    expect(list.html).not.toContain('Pytająca')
    expect((await open(at, people.officer)).html).toContain('Zenobia &lt;i&gt;Pytająca&lt;/i&gt;')
  })

  test('is for the officer and the head: others learn nothing, not even in plain SQL', async () => {
    const at = await received()
    for (const who of [people.worker, people.stranger]) {
      expect([(await open(register, who)).status, (await open(at, who)).status]).toEqual([403, 403])
      const rows = await world.as(who, (ctx) => ctx.db.selectFrom('protection.request').selectAll().execute())
      expect(rows).toEqual([])
    }
    expect((await open(register, null)).location).toContain('/sign-in')
  })

  test('keeps what was typed when something is missing', async () => {
    const { status, html } = await send(`${register}/new`, people.officer, {
      ...ASKED,
      rights: [],
      receivedOn: '1.12.2026',
    })
    expect([status, html.includes('Zaznacz przynajmniej jedno prawo'), html.includes('ul. Zmyślona 2')]).toEqual([
      422,
      true,
      true,
    ])
  })
})

describe('answering', () => {
  const granted = { answer: 'granted', words: 'Wysłano kopię', on: '23.11.2026' }

  test('gives nothing to somebody whose identity was not checked', async () => {
    const at = await received()
    expect((await send(`${at}/answer`, people.officer, granted)).html).toContain('Najpierw potwierdź tożsamość')
    expect((await send(`${at}/identity`, people.officer, { how: 'Okazano dowód', on: '20.11.2026' })).status).toBe(303)
    expect((await send(`${at}/answer`, people.officer, granted)).status).toBe(303)
    expect((await open(at, people.officer)).html).toContain('Odpowiedź dano w terminie (do 30.11.2026)')
    expect((await send(`${at}/answer`, people.officer, granted)).html).toContain('już odpowiedziano')
  })

  test('is put off once, and only when the person was told in the first month', async () => {
    const at = await received()
    clock.set(new Date('2026-12-01T09:00:00Z'))
    expect((await open(at, people.officer)).html).toContain('Termin odpowiedzi minął 30.11.2026')
    const later = { months: '2', reason: 'Wiele wniosków', on: '01.12.2026' }
    expect((await send(`${at}/extend`, people.officer, later)).html).toContain('po pierwszym miesiącu')
    expect((await send(`${at}/extend`, people.officer, { ...later, on: '30.11.2026' })).status).toBe(303)
    const { html } = await open(at, people.officer)
    expect(html).toContain('Odpowiedź trzeba dać do 31.01.2027')
    expect(html).toContain('o 2 miesiące. Wiele wniosków')
    expect((await send(`${at}/extend`, people.officer, { ...later, on: '30.11.2026' })).html).toContain('tylko raz')
  })

  test.each([
    ['identity', { how: 'x', on: '30.10.2026' }, 'przed wpływem'],
    ['extend', { months: '3', reason: 'x', on: '23.11.2026' }, 'f-months'],
    ['extend', { months: '1', reason: 'x', on: '24.11.2026' }, 'jeszcze nie nadszedł'],
    ['answer', { answer: 'refused', words: '', on: '23.11.2026' }, 'f-words'],
  ])('refuses %s with %j', async (act, sent, words) => {
    const at = await received()
    const { status, html } = await send(`${at}/${act}`, people.officer, sent)
    expect([status, html.includes(words)]).toEqual([422, true])
  })
})
