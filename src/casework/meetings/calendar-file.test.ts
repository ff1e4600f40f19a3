import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { CaseId } from '#kernel'
import { modelMessages } from '#model'
import { addMadeFile, addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { calendarFile, calendarOf } from './calendar-file.server.ts'
import { calendarPath } from './meeting-paths.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const scoped = ({ caseId }: Readonly<Record<string, string>>) => CaseId.safeParse(caseId).data
const { open } = visiting(world.actAs, caseworkPages, (app, parts) =>
  addMadeFile(app, parts, calendarPath(':caseId', ':meetingId'), calendarFile, scoped),
)

/** Read by a parser that has nothing to do with the writer. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const [event] = calendar.getAllSubcomponents('vevent')
  if (!event) throw new Error('the file holds no event')
  const told = (name: string) => event.getFirstPropertyValue(name)
  return { method: calendar.getFirstPropertyValue('method'), told, event: new ICAL.Event(event) }
}

const WORDS = { title: 'Spotkanie w sprawie LIPA-1', details: 'Miejsce i szczegóły są w systemie Kooperacja.' }
const MEETING = {
  id: '018f0000-0000-7000-8000-000000000001',
  code: 'LIPA-1',
  plannedFor: new Date('2026-12-24T09:30:00Z'),
}

describe('the calendar file of a meeting', () => {
  test('is read by an independent parser: one event at its time, with words in Polish', () => {
    const { method, told, event } = read(calendarOf({ ...MEETING, state: 'invited', rowVersion: 1 }, WORDS))
    expect([method, told('status'), event.sequence]).toEqual(['PUBLISH', 'CONFIRMED', 0])
    expect(event.startDate.toJSDate()).toEqual(MEETING.plannedFor)
    expect(event.duration.toSeconds()).toBe(3600)
    expect([event.summary, event.description]).toEqual([WORDS.title, WORDS.details])
  })

  test('of a later state replaces the earlier one, and of one called off takes it out again', () => {
    const first = read(calendarOf({ ...MEETING, state: 'invited', rowVersion: 1 }, WORDS))
    const moved = read(calendarOf({ ...MEETING, state: 'invited', rowVersion: 2 }, WORDS))
    const off = read(calendarOf({ ...MEETING, state: 'cancelled', rowVersion: 3 }, WORDS))
    expect([moved.event.uid, off.event.uid]).toEqual([first.event.uid, first.event.uid])
    expect([first, moved, off].map(({ event }) => event.sequence)).toEqual([0, 1, 2])
    expect([off.method, off.told('status')]).toEqual(['CANCEL', 'CANCELLED'])
  })

  test('is for those who work in the case, says nothing of the family or of where it is, and is on record', async () => {
    const { caseId } = await world.family()
    const id = world.newId()
    const planned = {
      body: 'zespol-rodziny',
      planned_for: '2026-12-01T09:00:00Z',
      place: 'ul. Ukryta 7',
      state: 'invited',
    }
    await world.found.put('casework.meeting', { id, case_id: caseId, ...planned, called_by: world.keeper.worker })
    const taken = await open(calendarPath(caseId, id), world.keeper.worker)
    expect(taken.headers.get('content-type')).toContain('text/calendar')
    expect(taken.headers.get('content-disposition')).toContain('attachment')
    const { event, told } = read(taken.html)
    expect(event.startDate.toJSDate()).toEqual(new Date(planned.planned_for))
    const [row] = await world.rows<{ code: string }>('select code from casework.case where id = $1', [caseId])
    expect([event.summary, event.description]).toEqual([`Spotkanie w sprawie ${row?.code}`, WORDS.details])
    expect([told('location'), taken.html.includes('Ukryta')]).toEqual([null, false])
    const kept = await world.rows<{ print: string }>(
      `select payload ->> 'print' as print from platform.fact where chain_id = $1 and name = 'casework.print.made'`,
      [caseId],
    )
    expect(kept).toEqual([{ print: 'calendar' }])
    expect((await open(calendarPath(caseId, id), world.stranger)).status).toBe(404)
  })
})
