import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { pagesOf } from '../src/app.ts'
import { caseWorld } from '../src/casework/cases/case-world.fixture.ts'
import { denyPerson } from '../src/casework/denial/deny-person.server.ts'
import { seatMember } from '../src/casework/team/seat-member.server.ts'
import { identityFor } from './who-may/visitors.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { actAs, as, lead, unsigned, outsider, ops, body, rows, clock } = world
const pages = pagesOf(identityFor(actAs))
const { open, send } = visiting(actAs, pages)
const SURNAME = 'Wawrzykowska'
const STATEMENT = `/teams/${body}/statements/new`
const SIGN = 'Przeczytaj i podpisz oświadczenie'
const ofCase = pages.map(({ path }) => path).filter((path) => /^\/cases\/:caseId(\/[a-z-]+)*$/.test(path))

/** A case in which a worker of the keeper was given a place, before that worker signed anything. */
async function caseWithPlace(worker: string): Promise<string> {
  const caseId = await world.opens(lead, SURNAME)
  const seated = await as(lead, (ctx) =>
    seatMember(ctx, { caseId, worker: `${worker} ${ops}`, role: 'asystent-rodziny' }),
  )
  expect(seated.ok).toBe(true)
  return caseId
}
const aWorker = (family: string) => world.worker('Nadia', family, ops)
const signs = (worker: string) =>
  send(STATEMENT, worker, { 'tresc-czesc.potwierdzam': 'yes', 'tresc-czesc.data-oswiadczenia': '23.11.2026' })

describe('a worker with a place in a case who has not promised confidentiality', () => {
  test('finds no page of it and is led to the statement, which opens it at once (row 7)', async () => {
    const worker = await aWorker('Nowa')
    const caseId = await caseWithPlace(worker)
    expect(ofCase.length).toBeGreaterThan(10)
    for (const path of ofCase) {
      const { status, html } = await open(path.replace(':caseId', caseId), worker)
      expect([path, status, html.includes(SURNAME)]).toEqual([path, 404, false])
    }
    const desk = await open('/desk', worker)
    expect([desk.html.includes(SIGN), desk.html.includes(STATEMENT), desk.html.includes(caseId)]).toEqual([
      true,
      true,
      false,
    ])
    expect((await open(STATEMENT, worker)).html).toContain('Zachowam w tajemnicy')

    expect((await signs(worker)).status).toBe(303)
    const opened = await open(`/cases/${caseId}`, worker)
    expect([opened.status, opened.html.includes(SURNAME)]).toEqual([200, true])
    expect((await open('/desk', worker)).html).not.toContain(SIGN)
  })

  test('leaves on record who promised, which text, and when (row 7)', async () => {
    const worker = await aWorker('Zapisana')
    await caseWithPlace(worker)
    await signs(worker)
    const facts = await rows(
      `select actor_id, at, payload from platform.fact where name = 'teams.statement.signed' and payload ->> 'person' = $1`,
      [worker],
    )
    const text = { version: world.versionId, form: 'oswiadczenie-poufnosci' }
    const payload = { person: worker, on: '2026-11-23', recorded: false, ...text }
    expect(facts).toEqual([{ actor_id: worker, at: MONDAY, payload }])
  })

  test('finds the case closed again the day after the function or the statement ended (row 7)', async () => {
    const [moved, released] = [await aWorker('Przeniesiona'), await aWorker('Zwolniona')]
    const cases = [await caseWithPlace(moved), await caseWithPlace(released)]
    for (const one of [moved, released]) await signs(one)
    await rows(`update institutions.employment set until_on = '2026-11-23' where person_id = $1`, [moved])
    await rows(
      `update institutions.agreement set ended_on = '2026-11-23' where kind = 'confidentiality' and id in
         (select agreement_id from institutions.agreement_party where person_id = $1)`,
      [released],
    )
    const statuses = async () => [
      (await open(`/cases/${cases[0]}`, moved)).status,
      (await open(`/cases/${cases[1]}`, released)).status,
    ]
    expect(await statuses()).toEqual([200, 200])
    clock.set(new Date('2026-11-24T08:00:00Z'))
    expect(await statuses()).toEqual([404, 404])
    // The one may sign again; the other does not work there any more.
    expect((await open('/desk', released)).html).toContain(SIGN)
    expect((await open('/desk', moved)).html).not.toContain(SIGN)
    clock.set(MONDAY)
  })
})

describe('the way to the statement', () => {
  test('is shown to nobody without a place in a case, and says nothing to somebody who is kept out of it', async () => {
    for (const who of [unsigned, outsider, lead]) expect((await open('/desk', who)).html).not.toContain(SIGN)
    const kin = await aWorker('Krewna')
    const caseId = await caseWithPlace(kin)
    expect((await open('/desk', kin)).html).toContain(SIGN)
    const denied = await as(lead, (ctx) => denyPerson(ctx, { caseId, personId: kin, reason: 'Krewna rodziny.' }))
    expect(denied.ok).toBe(true)
    expect((await open('/desk', kin)).html).not.toContain(SIGN)
  })
})
