import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isDayOff, localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { meetingBegun } from '../minutes/minutes.fixture.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { nextDates } from './next-dates.domain.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { keeper, stranger, rows } = world
const site = visiting(world.actAs, caseworkPages)

describe('dates of the next meeting', () => {
  test('are working days from four weeks on, and never of today or before', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays(localDate('2025-01-01'), n))
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 6 }), (after, today, most) => {
        const days = nextDates(after, today, most)
        expect(days).toHaveLength(most)
        expect(new Set(days).size).toBe(most)
        for (const one of days)
          expect([isDayOff(one), one > today, one >= addDays(after, 28)]).toEqual([false, true, true])
      }),
    )
  })

  test('are offered where minutes are closed, with the same team, place, hour and family', async () => {
    const { of, mother } = await meetingBegun(world)
    const father = await world.subject(of.caseId, 3)
    const ask = `/cases/${of.caseId}/meetings/dates/new?after=${of.meetingId}`
    const minutes = await site.open(`/cases/${of.caseId}/meetings/${of.meetingId}/minutes`, keeper.worker)
    expect(minutes.html).toContain(`href="${ask}"`)
    const { html } = await site.open(ask, keeper.worker)
    for (const words of ['value="Urząd Gminy, sala 12"', 'value="13:00"', 'value="21.12.2026"', 'value="22.12.2026"'])
      expect(html).toContain(words)
    // Whoever of the family was not asked to this meeting is not asked to the next one.
    const ticked = (id: string) => new RegExp(`value="${id}"[^>]*checked|checked[^>]*value="${id}"`).test(html)
    expect([ticked(father), ticked(mother)]).toEqual([true, false])
    const sent = { body: 'zespol-rodziny', place: 'Urząd Gminy', 'dates.0.day': '21.12.2026', 'dates.0.time': '13:00' }
    const done = await site.send(ask, keeper.worker, { ...sent, leaveOut: father })
    expect(done.status).toBe(303)
    const asked = await rows<{ subject_id: string | null }>(
      `select g.subject_id from casework.poll_guest g join casework.date_poll p on p.id = g.poll_id
       where p.case_id = $1 and g.subject_id is not null`,
      [of.caseId],
    )
    expect(asked).toEqual([{ subject_id: mother }])
    expect((await site.open(ask, stranger)).status).toBe(404)
    const another = `/cases/${of.caseId}/meetings/dates/new?after=${world.newId()}`
    expect((await site.open(another, keeper.worker)).status).toBe(404)
  })
})
