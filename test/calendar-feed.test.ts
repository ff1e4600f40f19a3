import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { noticesMessages } from '#notices'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { workWorld } from '../src/casework/plan/work.fixture.ts'
import { assignTask } from '../src/casework/tasks/assign-task.server.ts'
import { addCalendarFeed } from '../src/desk/calendar/add-calendar-feed.server.ts'
import { deskMessages } from '../src/desk/i18n/messages.ts'
import { noticesPages } from '../src/notices/pages.ts'

addMessages(noticesMessages)
addMessages(deskMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { found, keeper, school, newId, rows, clock } = world
const BASE = 'https://kooperacja.example'
const site = visiting(world.actAs, noticesPages({ ...world, baseUrl: BASE }), addCalendarFeed)

const { caseId } = await world.family()
const [row] = await rows<{ code: string }>('select code from casework.case where id = $1', [caseId])
const code = row?.code ?? ''
const meeting = newId()
const planned = { body: 'zespol-rodziny', planned_for: '2026-12-01T09:00:00Z', place: 'ul. Ukryta 7', state: 'invited' }
await found.put('casework.meeting', { id: meeting, case_id: caseId, ...planned, called_by: keeper.worker })
await found.put('casework.attendance', {
  ...{ meeting_id: meeting, case_id: caseId, no: 1, person_id: keeper.worker, institution_id: keeper.id },
})

/** Makes an address and answers its path. */
async function made(who: string): Promise<string> {
  const answer = await site.send('/notices/calendar', who, {})
  return /https:\S+?(\/calendar\/[\w-]{43}\.ics)/.exec(answer.html)?.[1] ?? ''
}
const events = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

describe('a calendar at a secret address', () => {
  test('is read without signing in by an independent parser: hours, days and codes, no name, place or word (row 35)', async () => {
    const given = await world.as(keeper.worker, (ctx) =>
      assignTask(ctx, { caseId, institution: keeper.id, what: 'kupić leki', due: localDate('2026-12-24') }),
    )
    const task = given.ok ? given.value : ''
    const path = await made(keeper.worker)
    const answer = await site.open(path, null)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    const [hour, day] = events(answer.html)
    expect([hour?.summary, hour?.uid]).toEqual([`Spotkanie w sprawie ${code}`, `${meeting}@kooperacja`])
    expect(hour?.startDate.toJSDate()).toEqual(new Date(planned.planned_for))
    expect([day?.summary, day?.uid, day?.startDate.isDate]).toEqual([
      `Termin zadania w sprawie ${code}`,
      `${task}@kooperacja`,
      true,
    ])
    expect(day?.startDate.toString()).toBe('2026-12-24')
    expect(answer.html).not.toMatch(/^(LOCATION|ATTENDEE|ORGANIZER)/m)
    expect(answer.html).not.toMatch(/Ukryta|Zmyśl|kupić/)
  })

  test('shows nobody what is not theirs', async () => {
    const path = await made(school.worker)
    expect((await site.open(path, null)).html).not.toContain(meeting)
    expect((await site.open(`/calendar/${'a'.repeat(43)}.ics`, null)).status).toBe(404)
    expect((await site.open('/calendar/nothing.ics', null)).status).toBe(404)
  })

  test('is made anew, and withdrawn; the one before opens nothing, and only a hash is kept', async () => {
    const first = await made(keeper.worker)
    const second = await made(keeper.worker)
    expect((await site.open(first, null)).status).toBe(404)
    expect((await site.open(second, null)).status).toBe(200)
    const kept = await rows<{ row: string }>('select l::text as row from notices.calendar_link l')
    const secret = second.replace('/calendar/', '').replace('.ics', '')
    expect(kept.some((one) => one.row.includes(secret))).toBe(false)
    expect((await site.send('/notices/calendar/withdraw', keeper.worker, {})).location).toBe('/notices/calendar')
    expect((await site.open(second, null)).status).toBe(404)
    expect((await site.open('/notices/calendar', keeper.worker)).html).toContain('Nie ma teraz')
    expect((await site.send('/notices/calendar/withdraw', keeper.worker, {})).status).toBe(422)
  })

  test('ends with the account, with the work, and with a change of the second factor', async () => {
    const works = async (path: string) => (await site.open(path, null)).status === 200
    const path = await made(keeper.worker)
    await rows(`update identity.account set state = 'blocked' where person_id = $1`, [keeper.worker])
    expect(await works(path)).toBe(false)
    await rows(`update identity.account set state = 'active' where person_id = $1`, [keeper.worker])
    await rows(`update institutions.employment set until_on = '2026-11-22' where person_id = $1`, [keeper.worker])
    expect(await works(path)).toBe(false)
    await rows(`update institutions.employment set until_on = null where person_id = $1`, [keeper.worker])
    expect(await works(path)).toBe(true)
    const factor = { id: newId(), person_id: keeper.worker, since: '2026-11-23T09:00:00Z', last_step: 0 }
    await found.put('identity.second_factor', { ...factor, sealed_key: Buffer.from('k'), sealed_by: Buffer.from('m') })
    expect(await works(path)).toBe(false)
    clock.set(new Date('2026-11-23T10:00:00Z'))
    expect(await works(await made(keeper.worker))).toBe(true)
  })

  test('is not asked for without end, and nobody guesses addresses', async () => {
    clock.set(new Date('2026-11-24T08:00:00Z'))
    const path = await made(keeper.worker)
    const ask = async (at: string) => (await site.open(at, null)).status
    const answers: number[] = []
    for (let time = 0; time < 61; time += 1) answers.push(await ask(path))
    expect([answers.filter((status) => status === 200).length, answers.at(-1)]).toEqual([60, 429])
    clock.set(new Date('2026-11-24T09:30:00Z'))
    expect(await ask(path)).toBe(200)
    for (let time = 0; time < 20; time += 1) await ask(`/calendar/${'b'.repeat(43)}.ics`)
    expect(await ask(`/calendar/${'c'.repeat(43)}.ics`)).toBe(429)
  })
})
