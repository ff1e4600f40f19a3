import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { Conflict, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { noticesMessages } from '#notices'
import { noticeJobs } from '#notices/server'
import { addMessages, type Ctx, mailTransport, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { mailbox, type Received } from '#test/mailbox.ts'
import { caseworkMessages } from '../index.ts'
import { callMeeting } from '../meetings/call-meeting.server.ts'
import { mailedCalendar } from '../meetings/mailed-calendar.query.server.ts'
import { meetingView } from '../meetings/meeting.query.server.ts'
import { CALENDAR_FILE } from '../meetings/meeting-paths.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { cancelMeeting } from './cancel-meeting.server.ts'
import { moveMeeting } from './move-meeting.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
addMessages(noticesMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, actAs, keeper, school, police, stranger, rows } = world

const called = async () => {
  const family = await world.family()
  await world.enter(family.caseId, 'diagnoza')
  const outcome = await as(keeper.worker, (ctx) =>
    callMeeting(ctx, {
      ...{ caseId: family.caseId, body: 'zespol-rodziny', day: localDate('2026-12-04'), time: '13:00' },
      ...{ place: 'ul. Zmyślona 7', link: 'https://spotkania.example/pokoj-7', steps: [] },
    }),
  )
  if (!outcome.ok) throw new Error(outcome.refusal)
  const [row] = await rows<{ code: string }>('select code from casework.case where id = $1', [family.caseId])
  return { ...family, meetingId: outcome.value, code: row?.code ?? '' }
}
type Moving = Parameters<typeof moveMeeting>[1]
const move = (ctx: Ctx, of: { caseId: string; meetingId: string }, more: Partial<Moving> = {}) =>
  moveMeeting(ctx, {
    ...{ caseId: of.caseId, meetingId: of.meetingId, rowVersion: 1, day: localDate('2026-12-07'), time: '09:30' },
    ...{ place: 'Szkoła', reason: 'Choroba pani z poradni', dayOff: false, ...more },
  })

describe('moving a meeting', () => {
  test('keeps what it was and why, plans it anew for the clocks, and tells everybody who is invited', async () => {
    const of = await called()
    expect(await as(school.worker, (ctx) => move(ctx, of))).toMatchObject({ ok: true })
    const { meeting, changes } = await as(keeper.worker, (ctx) => meetingView(ctx, of.caseId, of.meetingId))
    expect([meeting.plannedFor, meeting.place, meeting.link]).toEqual([
      new Date('2026-12-07T08:30:00Z'),
      'Szkoła',
      null,
    ])
    expect(changes).toMatchObject([
      {
        what: 'moved',
        wasFor: new Date('2026-12-04T12:00:00Z'),
        wasPlace: 'ul. Zmyślona 7',
        reason: 'Choroba pani z poradni',
      },
    ])
    const events = await rows('select event, on_day from casework.event where case_id = $1 order by seq', [of.caseId])
    expect(events).toEqual([
      { event: 'meeting_planned', on_day: '2026-12-04' },
      { event: 'invitations_sent', on_day: '2026-11-23' },
      { event: 'meeting_planned', on_day: '2026-12-07' },
      { event: 'invitations_sent', on_day: '2026-11-23' },
    ])
    const told = await rows<{ person_id: string }>(
      `select person_id from notices.notice where kind = 'meeting_moved' and file_of = $1`,
      [of.meetingId],
    )
    expect(new Set(told.map(({ person_id }) => person_id))).toEqual(new Set([keeper.worker, police.worker]))
  })

  test('another hour of the same day plans nothing anew', async () => {
    const of = await called()
    await as(keeper.worker, (ctx) => move(ctx, of, { day: localDate('2026-12-04') }))
    expect(await rows('select event from casework.event where case_id = $1', [of.caseId])).toHaveLength(2)
  })

  test('into the past, onto a day off, nowhere else, twice at once, or by a stranger it is refused', async () => {
    const of = await called()
    const asLead = (more: Partial<Moving>) => as(keeper.worker, (ctx) => move(ctx, of, more))
    expect(await asLead({ day: localDate('2026-11-22') })).toMatchObject({ refusal: 'day_past', why: { field: 'day' } })
    expect(await asLead({ day: localDate('2026-12-06') })).toMatchObject({ refusal: 'day_off' })
    const same = { day: localDate('2026-12-04'), time: '13:00', place: 'ul. Zmyślona 7' }
    const link = 'https://spotkania.example/pokoj-7'
    expect(await asLead({ ...same, link })).toMatchObject({ refusal: 'nothing_changed' })
    await expect(as(stranger, (ctx) => move(ctx, of))).rejects.toThrow(NotFound)
    expect(await asLead({})).toMatchObject({ ok: true })
    await expect(asLead({})).rejects.toThrow(Conflict)
    const off = { caseId: of.caseId, meetingId: of.meetingId, rowVersion: 2, reason: 'Nie ma potrzeby' }
    expect(await as(keeper.worker, (ctx) => cancelMeeting(ctx, off))).toMatchObject({ ok: true })
    expect(await asLead({ rowVersion: 3 })).toMatchObject({ refusal: 'already_held' })
  })
})

const MAIL_FROM = 'Kooperacja <k@gmina.example>'
const BASE_URL = 'https://kooperacja.example'
const { inbox, smtpUrl } = await mailbox()
const addressOf = (who: string) => (who === school.worker ? 'skrzynka@szkola.example' : `${who}@gmina.example`)
const jobs = noticeJobs({
  ...{ actAs, baseUrl: BASE_URL, digestSources: [] },
  transport: mailTransport({ smtpUrl, mailFrom: MAIL_FROM, dataDir: '/nowhere' }),
  recipientOf: async (_ctx, who) => ({ email: addressOf(who), locale: 'pl' }),
  fileMakers: { [CALENDAR_FILE]: mailedCalendar(MAIL_FROM) },
})
/** Sends every mail that waits for anybody. */
async function delivered(): Promise<void> {
  inbox.length = 0
  await actAs(systemActor('worker'), async (ctx) => jobs['notices.deliver']?.(ctx, ctx.newId()))
}
/** What has come to somebody since. */
const cameTo = (who: string) => inbox.filter(({ to }) => [to].flat()[0]?.text === addressOf(who))
async function arrives(who: string) {
  await delivered()
  return cameTo(who)
}

/** Read by a parser that has nothing to do with the writer. */
function calendarIn(mail: Received | undefined) {
  const file = mail?.attachments[0]
  if (!file) throw new Error('no file came')
  const calendar = new ICAL.Component(ICAL.parse(file.content.toString('utf8')))
  const [component] = calendar.getAllSubcomponents('vevent')
  if (!component) throw new Error('the file holds no event')
  const told = (name: string) => component.getFirstPropertyValue(name)
  const event = new ICAL.Event(component)
  return { file, method: calendar.getFirstPropertyValue('method'), event, told, text: file.content.toString('utf8') }
}

describe('the calendar file that goes with a mail', () => {
  test('asks, is replaced when the meeting moves, and takes it out when it is called off; it says the code of the case and nothing else', async () => {
    await delivered()
    const of = await called()
    const [invitation] = await arrives(school.worker)
    const first = calendarIn(invitation)
    expect(first.file.contentType).toBe('text/calendar')
    expect([first.method, first.told('status'), first.event.sequence]).toEqual(['REQUEST', 'CONFIRMED', 0])
    expect(first.event.startDate.toJSDate()).toEqual(new Date('2026-12-04T12:00:00Z'))
    const people = [first.event.organizer, first.told('attendee')].map((who) => String(who).toLowerCase())
    expect(people).toEqual(['mailto:k@gmina.example', 'mailto:skrzynka@szkola.example'])

    await as(keeper.worker, (ctx) => move(ctx, of))
    const [moved] = await arrives(school.worker)
    const second = calendarIn(moved)
    expect([second.method, second.event.uid, second.event.sequence]).toEqual(['REQUEST', first.event.uid, 1])
    expect(second.event.startDate.toJSDate()).toEqual(new Date('2026-12-07T08:30:00Z'))

    const off = { caseId: of.caseId, meetingId: of.meetingId, rowVersion: 2, reason: 'Tajny powód' }
    await as(keeper.worker, (ctx) => cancelMeeting(ctx, off))
    const [calledOff] = await arrives(school.worker)
    const third = calendarIn(calledOff)
    expect([third.method, third.told('status'), third.event.uid]).toEqual(['CANCEL', 'CANCELLED', first.event.uid])
    expect(third.event.sequence).toBe(2)

    for (const [mail, { text, event, told }] of [
      [invitation, first],
      [moved, second],
      [calledOff, third],
    ] as const) {
      expect([event.summary, told('location')]).toEqual([`Spotkanie w sprawie ${of.code}`, null])
      // Addresses of this site end with ids and secrets, which may spell anything by chance.
      const words = `${mail?.subject} ${mail?.text}`.replaceAll(/https:\/\/kooperacja\.example\S+/g, '')
      for (const secret of ['Zmyślona', 'pokoj-7', 'Szkoła', 'Choroba', 'Tajny', 'OPS', 'Ewa']) {
        expect(`${words} ${text.replace(/\r\n /g, '')}`).not.toContain(secret)
      }
      expect(mail?.subject).toContain(`Sprawa ${of.code}: `)
    }
  })

  test('one sent late tells what holds by then, and whoever has left the case gets none', async () => {
    await delivered()
    const of = await called()
    await as(keeper.worker, (ctx) => move(ctx, of))
    await rows(`update casework.seat set until_on = '2026-11-22' where case_id = $1 and person_id = $2`, [
      of.caseId,
      police.worker,
    ])
    await delivered()
    const [late] = cameTo(school.worker)
    expect(calendarIn(late).event.startDate.toJSDate()).toEqual(new Date('2026-12-07T08:30:00Z'))
    expect(late?.attachments).toHaveLength(1)
    const left = cameTo(police.worker)
    expect(left.length).toBeGreaterThan(0)
    expect(left.map(({ attachments }) => attachments.length)).toEqual(left.map(() => 0))
  })

  test('nobody but the job asks for it', async () => {
    const of = await called()
    const asked = (who: string) =>
      as(who, (ctx) =>
        mailedCalendar(MAIL_FROM)(ctx, {
          of: of.meetingId,
          to: { person: who, email: 'x@y.example' },
          t: (key) => key,
        }),
      )
    expect([await asked(school.worker), await asked(stranger)]).toEqual([null, null])
  })
})
