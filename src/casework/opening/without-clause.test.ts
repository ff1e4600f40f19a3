import { afterEach, expect, test } from 'vitest'
import { addMessages } from '#platform/server'
import { protectionMessages } from '#protection'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { openCase } from './open-case.server.ts'

addMessages(caseworkMessages)
addMessages(protectionMessages)
const world = await caseWorld(await testDatabase())
const { as, lead, teacher, ops, clock } = world
const { open, send } = visiting(world.actAs, caseworkPages)
/** The clause of the centre counts from Monday on. */
const SUNDAY = new Date('2026-11-22T08:00:00Z')
afterEach(() => clock.set(MONDAY))

test('an institution that tells people nothing of their data begins no case, until the day its clause is in force (row 17)', async () => {
  clock.set(SUNDAY)
  for (const who of [lead, teacher]) {
    expect(await as(who, (ctx) => openCase(ctx, { family: 'Zmyślińscy' }))).toMatchObject({
      ok: false,
      refusal: 'no_clause',
      why: { institution: 'GOPS Bieliny' },
    })
  }
  expect(await world.rows('select from casework.case')).toEqual([])
  clock.set(MONDAY)
  for (const who of [lead, teacher]) {
    expect(await as(who, (ctx) => openCase(ctx, { family: 'Zmyślińscy' }))).toMatchObject({ ok: true })
  }
})

test('is told so before anything is typed, with the way to whoever publishes it, and again when the form is sent (row 17)', async () => {
  clock.set(SUNDAY)
  const told = 'GOPS Bieliny: nie ma jeszcze obowiązującej informacji o danych osobowych'
  const { html } = await open('/cases/new', lead)
  expect(html).toContain(told)
  expect(html).toContain(`href="/protection/${ops}"`)
  const refused = await send('/cases/new', lead, { family: 'Zmyślińscy', kind: 'family' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('value="Zmyślińscy"')
  clock.set(MONDAY)
  expect((await open('/cases/new', lead)).html).not.toContain(told)
})

test('nor does it take one over from paper (row 17)', async () => {
  clock.set(SUNDAY)
  const sent = {
    place: 'diagnoza',
    kind: 'family',
    shownFor: '260401 family diagnoza',
    beganOn: '02.01.2026',
    rows: '1',
  }
  const adult = { 'people.0.enter': 'yes', 'people.0.family': 'Papierowa', 'people.0.adult': 'yes' }
  const consent = { 'people.0.consent': 'not_asked', 'day.3': '02.02.2026' }
  const { status, html } = await send('/cases/take-over', lead, { ...sent, ...adult, ...consent })
  expect([status, html.includes('nie ma jeszcze obowiązującej informacji')]).toEqual([422, true])
})
