import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Conflict, localDate, NotFound } from '#kernel'
import type { NoticeKind } from '#notices'
import type { Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { asking } from '../../../test/support/raw-sql.ts'
import { myMeetings } from '../meetings/my-meetings.query.server.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { answerDates, recordDates } from './answer-dates.server.ts'
import { chooseDate, giveUpDates } from './choose-date.server.ts'
import { ANSWERS, type DateAnswer } from './poll.domain.ts'
import { datesToAnswer, guestToRecord, pollView } from './poll.query.server.ts'
import { proposeDates } from './propose-dates.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, head, stranger, coordinator, found, rows } = world
const TEAM = 'zespol-rodziny'
const FRIDAY = localDate('2026-12-04')

type Proposed = Parameters<typeof proposeDates>[1]
const dates = (...days: string[]) => days.map((day, row) => ({ day: localDate(day), time: '10:00', row }))
const propose = (ctx: Ctx, caseId: string, more: Partial<Proposed> = {}) =>
  proposeDates(ctx, {
    caseId,
    body: TEAM,
    place: 'Urząd Gminy, sala 12',
    leaveOut: [],
    dayOff: false,
    dates: dates('2026-12-01', '2026-12-04'),
    ...more,
  })
const idFrom = (outcome: { ok: boolean; value?: string | null }): string => {
  if (!outcome.ok || !outcome.value) throw new Error(JSON.stringify(outcome))
  return outcome.value
}
const asked = async (more: Partial<Proposed> = {}) => {
  const family = await world.family()
  await world.enter(family.caseId, 'diagnoza')
  const pollId = idFrom(await as(keeper.worker, (ctx) => propose(ctx, family.caseId, more)))
  return { ...family, pollId }
}
const say = (who: string, pollId: string, ...said: (DateAnswer | null)[]) =>
  as(who, (ctx) =>
    answerDates(ctx, {
      pollId,
      answers: said.flatMap((answer, i) => (answer ? [{ dateNo: i + 1, answer }] : [])),
    }),
  )
const noticesTo = (who: string, kind: NoticeKind) =>
  rows<{ link: string; case_id: string | null }>(
    'select link, case_id from notices.notice where person_id = $1 and kind = $2',
    [who, kind],
  )

describe('asking about dates', () => {
  test('everybody of the team and the adults are asked; notices lead to the dates and name no case', async () => {
    const { caseId, mother, pollId } = await asked()
    const guests = await rows<{ person_id: string | null; subject_id: string | null }>(
      'select person_id, subject_id from casework.poll_guest where poll_id = $1',
      [pollId],
    )
    expect(new Set(guests.map((one) => one.person_id ?? one.subject_id))).toEqual(
      new Set([keeper.worker, school.worker, police.worker, mother]),
    )
    expect((await noticesTo(school.worker, 'meeting_dates_asked')).map(({ link }) => link)).toContain(
      `/meetings/dates/${pollId}`,
    )
    expect((await noticesTo(keeper.worker, 'meeting_dates_asked')).length).toBe(0)
    // Nothing is planned yet, so no clock moves.
    expect(
      await rows('select 1 from casework.event where case_id = $1 and event = $2', [caseId, 'meeting_planned']),
    ).toEqual([])
  })

  test('a day gone by, a day off that is not meant, the same date twice and another body are refused at their field', async () => {
    const { caseId } = await asked()
    const asLead = (more: Partial<Proposed>) => as(keeper.worker, (ctx) => propose(ctx, caseId, more))
    expect(await asLead({ dates: dates('2026-12-01', '2026-11-22') })).toMatchObject({
      refusal: 'day_past',
      why: { field: 'dates.1.day' },
    })
    for (const off of ['2026-12-06', '2026-12-24']) {
      expect(await asLead({ dates: dates(off) })).toMatchObject({ refusal: 'day_off', why: { field: 'dates.0.day' } })
      expect(await asLead({ dates: dates(off), dayOff: true })).toMatchObject({ ok: true })
    }
    expect(await asLead({ dates: dates('2026-12-01', '2026-12-01') })).toMatchObject({ refusal: 'date_twice' })
    expect(await asLead({ body: 'nie-ma' })).toMatchObject({ refusal: 'body_unknown' })
  })

  test('whoever may call no meeting asks about none, and a stranger finds no case', async () => {
    const { caseId } = await asked()
    await expect(as(stranger, (ctx) => propose(ctx, caseId))).rejects.toThrow(NotFound)
    await expect(as(head, (ctx) => propose(ctx, caseId))).rejects.toThrow()
  })
})

describe('answering', () => {
  test('each answers for themselves, changes it, and sees what all said in dates that are common', async () => {
    const { caseId, mother, pollId } = await asked()
    expect(await say(school.worker, pollId, 'no', 'yes')).toMatchObject({ ok: true })
    expect(await say(school.worker, pollId, null, 'if_need_be')).toMatchObject({ ok: true })
    expect(await say(police.worker, pollId, 'yes', 'yes')).toMatchObject({ ok: true })
    expect(await say(keeper.worker, pollId, 'yes', 'yes')).toMatchObject({ ok: true })
    const before = await as(keeper.worker, (ctx) => pollView(ctx, caseId, pollId))
    const [family] = before.people.filter(({ recordable }) => recordable)
    expect(before.waited).toEqual([family?.no])
    const recording = {
      ...{ caseId, pollId, guestNo: family?.no ?? 0, answers: [{ dateNo: 2, answer: 'yes' as const }] },
      ...{ how: 'conversation_noted' as const, onDay: localDate('2026-11-23') },
    }
    expect(await as(school.worker, (ctx) => recordDates(ctx, recording))).toMatchObject({ ok: true })
    const { summary, waited } = await as(keeper.worker, (ctx) => pollView(ctx, caseId, pollId))
    expect(waited).toEqual([])
    expect(summary.map(({ date, common }) => [date.no, common])).toEqual([
      [1, false],
      [2, true],
    ])
    expect(summary[1]?.ifNeedBe).toHaveLength(1)
    const kept = await rows<{ recorded: unknown; answered_by: string }>(
      `select a.recorded, a.answered_by from casework.poll_answer a join casework.poll_guest g on g.poll_id = a.poll_id and g.no = a.guest_no
       where a.poll_id = $1 and g.subject_id = $2`,
      [pollId, mother],
    )
    expect(kept).toEqual([{ recorded: { how: 'conversation_noted', onDay: '2026-11-23' }, answered_by: school.worker }])
  })

  test('nobody answers for a colleague who has an account, and a day to come is no day on which something was said', async () => {
    const { caseId, pollId } = await asked()
    const { people } = await as(keeper.worker, (ctx) => pollView(ctx, caseId, pollId))
    const own = people.find(({ recordable }) => !recordable)?.no ?? 0
    const family = people.find(({ recordable }) => recordable)?.no ?? 0
    const answers = [{ dateNo: 1, answer: 'yes' as const }]
    const record = (guestNo: number, day = '2026-11-23') =>
      as(keeper.worker, (ctx) =>
        recordDates(ctx, { caseId, pollId, guestNo, answers, how: 'letter', onDay: localDate(day) }),
      )
    expect(await record(own)).toMatchObject({ refusal: 'own_account' })
    await expect(as(keeper.worker, (ctx) => guestToRecord(ctx, caseId, pollId, own))).rejects.toThrow(NotFound)
    expect(await record(family, '2026-11-24')).toMatchObject({ refusal: 'day_ahead' })
    await expect(record(99)).rejects.toThrow(NotFound)
  })

  test('whoever has no account is answered for; the account takes that over', async () => {
    const { caseId, pollId } = await asked()
    const { people } = await as(keeper.worker, (ctx) => pollView(ctx, caseId, pollId))
    const before = people.filter(({ recordable }) => recordable).length
    await rows(`update identity.account set state = 'blocked' where person_id = $1`, [police.worker])
    const { people: now } = await as(keeper.worker, (ctx) => pollView(ctx, caseId, pollId))
    await rows(`update identity.account set state = 'active' where person_id = $1`, [police.worker])
    expect(now.filter(({ recordable }) => recordable).length).toBe(before + 1)
  })

  test('a stranger finds no question and no row of it, whatever they guess', async () => {
    const { caseId, pollId } = await asked()
    await say(school.worker, pollId, 'yes', 'no')
    await expect(say(stranger, pollId, 'yes')).rejects.toThrow(NotFound)
    await expect(as(stranger, (ctx) => datesToAnswer(ctx, pollId))).rejects.toThrow(NotFound)
    await expect(as(stranger, (ctx) => pollView(ctx, caseId, pollId))).rejects.toThrow(NotFound)
    for (const table of ['date_poll', 'poll_date', 'poll_guest', 'poll_answer', 'meeting_change']) {
      const seen = await asking(database, stranger, (client) => client.query(`select case_id from casework.${table}`))
      expect(seen.rows, table).toEqual([])
    }
    for (const relation of [
      'poll_places_of_mine',
      'polls_that_ask_me',
      'poll_places_i_may_record',
      'meetings_i_am_asked_to',
    ]) {
      const seen = await asking(database, stranger, (client) => client.query(`select 1 from authz.${relation}()`))
      expect(seen.rows, relation).toEqual([])
    }
  })

  test('a place that ended answers no more', async () => {
    const { caseId, pollId } = await asked()
    await rows(`update casework.seat set until_on = '2026-11-22' where case_id = $1 and person_id = $2`, [
      caseId,
      police.worker,
    ])
    await expect(say(police.worker, pollId, 'yes')).rejects.toThrow(NotFound)
  })

  test('who is asked by code alone gets dates and the own place, no place of the meeting and nobody else', async () => {
    const member = await world.worker('Piotr', 'Poufny', school.id)
    await found.membership({ person_id: member, institution_id: school.id, role: 'czlonek-pzk', unit_code: '260401' })
    const { caseId } = await world.family()
    await world.seat(caseId, { id: school.id, worker: member }, 'czlonek-pzk')
    const pollId = idFrom(await as(coordinator, (ctx) => propose(ctx, caseId, { body: 'pzk' })))
    const shown = await as(member, (ctx) => datesToAnswer(ctx, pollId))
    expect([shown.poll, shown.dates.length, shown.open]).toEqual([null, 2, true])
    expect(await say(member, pollId, 'yes', 'no')).toMatchObject({ ok: true })
    const guests = await asking(database, member, (client) =>
      client.query('select person_id from casework.poll_guest where poll_id = $1', [pollId]),
    )
    expect(guests.rows).toEqual([{ person_id: member }])
    await expect(as(member, (ctx) => pollView(ctx, caseId, pollId))).rejects.toThrow(NotFound)
    expect((await as(member, myMeetings)).polls).toMatchObject([{ pollId, answered: true }])
    const told = await noticesTo(member, 'meeting_dates_asked')
    expect(told).toEqual([{ link: `/meetings/dates/${pollId}`, case_id: null }])
  })
})

describe('choosing', () => {
  test('calls the meeting as it is always called, and tells everybody', async () => {
    const { caseId, pollId } = await asked()
    await say(school.worker, pollId, 'no', 'yes')
    const choose = (rowVersion: number, dateNo: number | undefined) =>
      as(keeper.worker, (ctx) =>
        chooseDate(ctx, { caseId, pollId, rowVersion, dateNo, steps: ['warsztat-diagnostyczny'], together: undefined }),
      )
    expect(await choose(1, undefined)).toMatchObject({ refusal: 'date_missing', why: { field: 'date' } })
    expect(await choose(1, 7)).toMatchObject({ refusal: 'date_missing' })
    const meetingId = idFrom(await choose(1, 2))
    const [meeting] = await rows<{ at: string; state: string; place: string }>(
      `select to_char(planned_for at time zone 'Europe/Warsaw', 'YYYY-MM-DD HH24:MI') as at, state, place from casework.meeting where id = $1`,
      [meetingId],
    )
    expect(meeting).toEqual({ at: `${FRIDAY} 10:00`, state: 'invited', place: 'Urząd Gminy, sala 12' })
    const events = await rows('select event, on_day from casework.event where case_id = $1 order by seq', [caseId])
    expect(events.slice(-2)).toEqual([
      { event: 'meeting_planned', on_day: FRIDAY },
      { event: 'invitations_sent', on_day: '2026-11-23' },
    ])
    expect((await noticesTo(police.worker, 'meeting_called')).at(-1)?.link).toContain(meetingId)
    expect(await choose(2, 1)).toMatchObject({ refusal: 'not_open' })
    expect(await say(police.worker, pollId, 'yes')).toMatchObject({ refusal: 'not_asked_now' })
    const next = (await as(police.worker, myMeetings)).next.find(({ id }) => id === meetingId)
    expect(next).toMatchObject({ caseId, opens: true })
  })

  test('who was not asked is not invited either', async () => {
    const { caseId, mother } = await asked()
    const pollId = idFrom(await as(keeper.worker, (ctx) => propose(ctx, caseId, { leaveOut: [mother] })))
    const chosen = await as(keeper.worker, (ctx) =>
      chooseDate(ctx, { caseId, pollId, rowVersion: 1, dateNo: 1, steps: [], together: undefined }),
    )
    const invited = await rows('select 1 from casework.attendance where meeting_id = $1 and subject_id is not null', [
      idFrom(chosen),
    ])
    expect(invited).toEqual([])
  })

  test('gone by dates cannot be chosen, and giving up tells everybody once', async () => {
    const { caseId, pollId } = await asked()
    world.clock.set(new Date('2026-12-02T08:00:00Z'))
    const late = await as(keeper.worker, (ctx) =>
      chooseDate(ctx, { caseId, pollId, rowVersion: 1, dateNo: 1, steps: [], together: undefined }),
    )
    world.clock.set(new Date('2026-11-23T08:00:00Z'))
    expect(late).toMatchObject({ refusal: 'day_past', why: { field: 'date' } })
    const end = (rowVersion: number) => as(keeper.worker, (ctx) => giveUpDates(ctx, { caseId, pollId, rowVersion }))
    await expect(end(5)).rejects.toThrow(Conflict)
    expect(await end(1)).toMatchObject({ ok: true })
    expect(await end(2)).toMatchObject({ refusal: 'not_open' })
    expect(await noticesTo(school.worker, 'meeting_dates_given_up')).toEqual([{ link: '/meetings', case_id: null }])
    await expect(as(head, (ctx) => giveUpDates(ctx, { caseId, pollId, rowVersion: 2 }))).rejects.toThrow(NotFound)
  })
})

test("whatever is answered at once, nobody's answer is lost or told of another date", async () => {
  const { pollId } = await asked({ dates: dates('2026-12-01', '2026-12-02', '2026-12-03') })
  const answer = fc.constantFrom(...ANSWERS, null)
  const turn = fc.record({
    who: fc.constantFrom(keeper.worker, school.worker, police.worker),
    said: fc.tuple(answer, answer, answer),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(turn, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (rounds) => {
        await rows('delete from casework.poll_answer where poll_id = $1', [pollId])
        const expected = new Map<string, DateAnswer>()
        for (const round of rounds) {
          const once = [...new Map(round.map((one) => [one.who, one])).values()]
          // One and the same person too: each date is sent by itself, all of them at once.
          await Promise.all(
            once.flatMap(({ who, said }) =>
              said.map((one, i) =>
                one ? say(who, pollId, ...said.map((other, j) => (i === j ? other : null))) : null,
              ),
            ),
          )
          for (const { who, said } of once)
            for (const [i, one] of said.entries()) if (one) expected.set(`${who} ${i + 1}`, one)
        }
        const kept = await rows<{ person_id: string; date_no: number; answer: string }>(
          `select g.person_id, a.date_no, a.answer from casework.poll_answer a
         join casework.poll_guest g on g.poll_id = a.poll_id and g.no = a.guest_no where a.poll_id = $1`,
          [pollId],
        )
        expect(new Map(kept.map(({ person_id, date_no, answer }) => [`${person_id} ${date_no}`, answer]))).toEqual(
          expected,
        )
      },
    ),
    { numRuns: 12 },
  )
})
