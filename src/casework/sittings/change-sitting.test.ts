import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { Conflict, Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { noticesMessages } from '#notices'
import { noticeJobs } from '#notices/server'
import { addMessages, type Ctx, mailTransport, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { mailbox } from '#test/mailbox.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { cancelMeeting } from '../meeting-changes/cancel-meeting.server.ts'
import { moveMeeting } from '../meeting-changes/move-meeting.server.ts'
import { mailedCalendar, mailedSittingCalendar } from '../meetings/mailed-calendar.query.server.ts'
import { CALENDAR_FILE, SITTING_CALENDAR } from '../meetings/meeting-paths.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { callSitting } from './call-sitting.server.ts'
import { cancelSitting, moveSitting } from './change-sitting.server.ts'
import { laterBy, minutesBetween } from './sitting.domain.ts'
import { sittingView } from './sitting.query.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
addMessages(noticesMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, actAs, keeper, school, police, coordinator, stranger, found, newId, rows, versionId } = world
const site = visiting(actAs, caseworkPages)
const pzk = newId()
await found.put('teams.body', {
  ...{ id: pzk, version_id: versionId, element: 'pzk', unit_code: '260401', name: 'PZK' },
  opened_on: '2026-01-02',
})
const animator = await world.worker('Anna', 'Animująca', school.id)
await found.membership({ person_id: animator, institution_id: school.id, role: 'animator-gminny', unit_code: '260401' })

const slot = (caseId: string, row: number, time: string) => ({ caseId, row, time, minutes: 30 })
const called = async (who = keeper.worker, whose = `institution:${keeper.id}`) => {
  const both = (await world.family()).caseId
  const one = await world.aCase([{ ...school, role: 'czlonek-zespolu-rodziny' }])
  const slots = [slot(both, 0, '10:00'), slot(one, 1, '10:45')]
  const outcome = await as(who, (ctx) =>
    callSitting(ctx, { whose, day: localDate('2026-12-04'), place: 'Urząd Gminy', dayOff: false, slots }),
  )
  if (!outcome.ok) throw new Error(outcome.refusal)
  const sittingId = outcome.value
  const meetings = await rows<{ id: string }>(
    `select m.id from casework.sitting_slot t join casework.meeting m on m.id = t.meeting_id
     where t.sitting_id = $1 order by m.planned_for`,
    [sittingId],
  )
  const [first = '', second = ''] = meetings.map(({ id }) => id)
  return { both, one, sittingId, first, second }
}
type Moving = Parameters<typeof moveSitting>[1]
const move = (ctx: Ctx, sittingId: string, more: Partial<Moving> = {}) =>
  moveSitting(ctx, {
    ...{ sittingId, rowVersion: 1, day: localDate('2026-12-07'), time: '13:15', place: 'Szkoła' },
    ...{ reason: 'Remont sali', dayOff: false, ...more },
  })
const off = (ctx: Ctx, sittingId: string, rowVersion = 1) =>
  cancelSitting(ctx, { sittingId, rowVersion, reason: 'Brak pilnych spraw' })
const hours = (sittingId: string) =>
  rows<{ at: string; place: string; state: string }>(
    `select to_char(m.planned_for at time zone 'Europe/Warsaw', 'DD HH24:MI') as at, m.place, m.state
     from casework.sitting_slot t join casework.meeting m on m.id = t.meeting_id where t.sitting_id = $1 order by m.planned_for`,
    [sittingId],
  )
const toldTo = (who: string, kind: string) =>
  rows<{ link: string; count: number; case_id: string | null }>(
    'select link, count, case_id from notices.notice where person_id = $1 and kind = $2',
    [who, kind],
  )

describe('moving a sitting as a whole', () => {
  test('moves every part by as much, keeps what it was, and tells everybody once', async () => {
    const { both, one, sittingId } = await called()
    expect(await as(keeper.worker, (ctx) => move(ctx, sittingId))).toMatchObject({ ok: true })
    expect(await hours(sittingId)).toEqual([
      { at: '07 13:15', place: 'Szkoła', state: 'invited' },
      { at: '07 14:00', place: 'Szkoła', state: 'invited' },
    ])
    const view = await as(keeper.worker, (ctx) => sittingView(ctx, sittingId))
    expect(view).toMatchObject({ day: '2026-12-07', place: 'Szkoła', state: 'called', rowVersion: 2 })
    const was = { what: 'moved', wasDay: '2026-12-04', wasPlace: 'Urząd Gminy', reason: 'Remont sali' }
    expect(view.changes).toMatchObject([was])
    const link = `/sittings/${sittingId}`
    expect(await toldTo(school.worker, 'meeting_moved')).toEqual([{ link, count: 2, case_id: null }])
    expect(await toldTo(police.worker, 'meeting_moved')).toEqual([{ link, count: 1, case_id: null }])
    expect(await toldTo(keeper.worker, 'meeting_moved')).toEqual([])
    for (const caseId of [both, one]) {
      const moved = `select payload ->> 'was' as was from platform.fact where chain_id = $1 and name = 'casework.meeting.moved'`
      expect(await rows(moved, [caseId])).toEqual([{ was: '2026-12-04' }])
      const planned = `select on_day::text from casework.event where case_id = $1 and event = 'meeting_planned' order by on_day`
      expect(await rows(planned, [caseId])).toEqual([{ on_day: '2026-12-04' }, { on_day: '2026-12-07' }])
    }
    const [fact] = await rows<{ payload: object }>(
      `select payload from platform.fact where chain_id = $1 and name = 'casework.sitting.moved' order by seq desc`,
      [keeper.id],
    )
    expect(fact?.payload).toEqual({ sitting: sittingId, day: '2026-12-07', was: '2026-12-04' })
  })

  test('leaves alone what was moved by itself, called off or held', async () => {
    const { both, one, sittingId, first, second } = await called()
    const alone = { rowVersion: 1, day: localDate('2026-12-10'), time: '08:00', place: 'Policja', dayOff: false }
    const moved = await as(keeper.worker, (ctx) =>
      moveMeeting(ctx, { ...alone, caseId: one, meetingId: second, reason: 'Dyżur' }),
    )
    expect(moved).toMatchObject({ ok: true })
    expect(await as(keeper.worker, (ctx) => move(ctx, sittingId))).toMatchObject({ ok: true })
    expect((await hours(sittingId)).map(({ at }) => at)).toEqual(['07 13:15', '10 08:00'])
    const gone = { caseId: both, meetingId: first, rowVersion: 2, reason: 'Nie trzeba' }
    await as(keeper.worker, (ctx) => cancelMeeting(ctx, gone))
    expect(
      await as(keeper.worker, (ctx) =>
        move(ctx, sittingId, { rowVersion: 2, time: undefined, day: localDate('2026-12-08') }),
      ),
    ).toMatchObject({ ok: true })
    expect((await hours(sittingId)).map(({ at }) => at)).toEqual(['07 13:15', '10 08:00'])
  })

  test('is refused past midnight, on a day off, on a day gone by and without a change; nothing moves then', async () => {
    const { sittingId } = await called()
    const asLead = (more: Partial<Moving>) => as(keeper.worker, (ctx) => move(ctx, sittingId, more))
    const stays = { day: localDate('2026-12-04'), time: '10:00', place: 'Urząd Gminy' }
    expect(await asLead({ time: '23:30' })).toMatchObject({ refusal: 'past_midnight', why: { field: 'time' } })
    expect(await asLead({ time: undefined })).toMatchObject({ refusal: 'time_missing' })
    expect(await asLead({ day: localDate('2026-12-06') })).toMatchObject({ refusal: 'day_off' })
    expect(await asLead({ day: localDate('2026-11-20') })).toMatchObject({ refusal: 'day_past' })
    expect(await asLead(stays)).toMatchObject({ refusal: 'nothing_changed' })
    await expect(asLead({ rowVersion: 9 })).rejects.toThrow(Conflict)
    expect((await hours(sittingId)).map(({ at }) => at)).toEqual(['04 10:00', '04 10:45'])
  })

  test('only by whoever called it or convenes the team, and works in every case of it', async () => {
    const { one, sittingId } = await called()
    for (const who of [school.worker, police.worker])
      await expect(as(who, (ctx) => move(ctx, sittingId))).rejects.toThrow(Forbidden)
    for (const who of [stranger]) await expect(as(who, (ctx) => off(ctx, sittingId))).rejects.toThrow(NotFound)
    await rows(`update casework.seat set until_on = '2026-11-22' where case_id = $1 and person_id = $2`, [
      one,
      keeper.worker,
    ])
    await expect(as(keeper.worker, (ctx) => move(ctx, sittingId))).rejects.toThrow(Forbidden)
    expect((await as(keeper.worker, (ctx) => sittingView(ctx, sittingId))).mayMove).toBe(false)
    const plenary = await called(coordinator, `body:${pzk}`)
    await expect(as(animator, (ctx) => move(ctx, plenary.sittingId))).rejects.toThrow(Forbidden)
    expect(await as(coordinator, (ctx) => move(ctx, plenary.sittingId))).toMatchObject({ ok: true })
    expect(await toldTo(animator, 'meeting_moved')).toMatchObject([{ link: `/sittings/${plenary.sittingId}` }])
  })
})

describe('calling it off', () => {
  test('calls off every part and says it once; afterwards nothing more can be moved', async () => {
    const { sittingId } = await called()
    const before = (await toldTo(school.worker, 'meeting_called_off')).length
    expect(await as(keeper.worker, (ctx) => off(ctx, sittingId))).toMatchObject({ ok: true })
    expect((await hours(sittingId)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    expect(await toldTo(school.worker, 'meeting_called_off')).toHaveLength(before + 1)
    expect(await as(keeper.worker, (ctx) => off(ctx, sittingId, 2))).toMatchObject({ refusal: 'called_off' })
    const { html } = await site.open(`/sittings/${sittingId}`, school.worker)
    expect(html).toContain('Brak pilnych spraw')
    expect(html).not.toContain(`/sittings/${sittingId}/move`)
  })

  test('its pages keep what was typed and lead back to the sitting', async () => {
    const { sittingId } = await called()
    const at = `/sittings/${sittingId}/move`
    expect((await site.open(`/sittings/${sittingId}`, keeper.worker)).html).toContain(`href="${at}"`)
    const sent = { rowVersion: '1', day: '6.12.2026', time: '9:00', place: 'Sala <b>3</b>', reason: 'Remont' }
    const wrong = await site.send(at, keeper.worker, sent)
    expect([wrong.status, wrong.html.includes('Sala &lt;b&gt;3&lt;/b&gt;')]).toEqual([422, true])
    const done = await site.send(at, keeper.worker, { ...sent, day: '7.12.2026', time: '09:00' })
    expect([done.status, done.location]).toEqual([303, `/sittings/${sittingId}`])
    expect((await site.send(`/sittings/${sittingId}/cancel`, keeper.worker, { rowVersion: '2' })).status).toBe(422)
    expect((await site.open(at, stranger)).status).toBe(404)
    expect((await site.open(at, school.worker)).status).toBe(403)
  })
})

test('hours later on the same day', () => {
  expect([laterBy('10:45', 195), laterBy('00:10', -10), laterBy('23:30', 29), laterBy('23:30', 30)]).toEqual([
    ...['14:00', '00:00', '23:59'],
    null,
  ])
  expect(minutesBetween('10:00', '09:15')).toBe(-45)
})

describe('calendars', () => {
  test('get a file for each part in one mail: asked anew with a higher number, then taken out', async () => {
    const { inbox, smtpUrl } = await mailbox()
    const FROM = 'Kooperacja <k@gmina.example>'
    const jobs = noticeJobs({
      ...{ actAs, baseUrl: 'https://kooperacja.example', digestSources: [] },
      transport: mailTransport({ smtpUrl, mailFrom: FROM, dataDir: '/nowhere' }),
      recipientOf: async (_ctx, who) => ({ email: `${who}@gmina.example`, locale: 'pl' }),
      fileMakers: { [CALENDAR_FILE]: mailedCalendar(FROM), [SITTING_CALENDAR]: mailedSittingCalendar(FROM) },
    })
    const arrives = async (who: string) => {
      inbox.length = 0
      await actAs(systemActor('worker'), async (ctx) => jobs['notices.deliver']?.(ctx, ctx.newId()))
      return inbox.filter(({ to }) => [to].flat()[0]?.text === `${who}@gmina.example`)
    }
    const events = (mail: (typeof inbox)[number] | undefined) =>
      (mail?.attachments ?? []).map(({ content }) => {
        const calendar = new ICAL.Component(ICAL.parse(content.toString('utf8')))
        const [one] = calendar.getAllSubcomponents('vevent')
        if (!one) throw new Error('the file holds no event')
        const event = new ICAL.Event(one)
        const [uid, start] = [event.uid, event.startDate.toJSDate().toISOString().slice(0, 16)]
        return [calendar.getFirstPropertyValue('method'), uid, event.sequence, start]
      })
    const { sittingId, first, second } = await called()
    await arrives(school.worker)
    await as(keeper.worker, (ctx) => move(ctx, sittingId))
    const moved = await arrives(school.worker)
    expect(moved).toHaveLength(1)
    expect(events(moved[0])).toEqual([
      ['REQUEST', `${first}@kooperacja`, 1, '2026-12-07T12:15'],
      ['REQUEST', `${second}@kooperacja`, 1, '2026-12-07T13:00'],
    ])
    await as(keeper.worker, (ctx) => off(ctx, sittingId, 2))
    const gone = await arrives(school.worker)
    expect(gone.map(events)).toEqual([
      [
        ['CANCEL', `${first}@kooperacja`, 2, '2026-12-07T12:15'],
        ['CANCEL', `${second}@kooperacja`, 2, '2026-12-07T13:00'],
      ],
    ])
    expect(events((await arrives(police.worker))[0])).toEqual([])
    const asked = (who: string) =>
      as(who, (ctx) =>
        mailedSittingCalendar(FROM)(ctx, { of: sittingId, to: { person: who, email: 'x@y.example' }, t: (key) => key }),
      )
    expect([await asked(school.worker), await asked(stranger)]).toEqual([[], []])
  })
})
