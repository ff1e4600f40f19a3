import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addDays, InstitutionId, localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, type Ctx, systemActor, translator } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { moveMeeting } from '../meeting-changes/move-meeting.server.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { caseworkPrints } from '../prints/prints.ts'
import { endStandIn, nameStandIn } from '../stand-ins/name-stand-in.server.ts'
import { callMeeting } from './call-meeting.server.ts'
import { mailedCalendar } from './mailed-calendar.query.server.ts'
import { meetingView } from './meeting.query.server.ts'
import { INVITE_STAND_INS, inviteStandIns } from './stand-in-guests.server.ts'

addMessages(institutionsMessages)
addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, actAs, keeper, school, police, rows } = world
const site = visiting(actAs, caseworkPages)
const paper = printing(actAs, caseworkPages, caseworkPrints)
afterAll(paper.stop)
const second = await world.worker('Danuta', 'Druga', school.id)
const DAY = localDate('2026-12-04')

beforeEach(async () => {
  await database.owner.query('delete from casework.stand_in')
  await database.owner.query(
    'select graphile_worker.remove_job(key) from graphile_worker.jobs where task_identifier = $1',
    [INVITE_STAND_INS],
  )
})

const leave = { institutionId: InstitutionId.parse(school.id), absentId: school.worker, standInId: second }
const named = async (more: object = {}) => {
  const days = { from: addDays(DAY, -1), until: addDays(DAY, 3) }
  const done = await as(school.worker, (ctx) => nameStandIn(ctx, { ...leave, ...days, ...more }))
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}
const called = async (day = DAY) => {
  const { caseId } = await world.family()
  const done = await as(keeper.worker, (ctx: Ctx) =>
    callMeeting(ctx, {
      ...{ caseId, body: 'zespol-rodziny', day, time: '13:00', place: 'GOPS', steps: [], together: undefined },
    }),
  )
  if (!done.ok) throw new Error(done.refusal)
  return { caseId, meetingId: done.value }
}
/** What was left for the worker to do about leaves. */
async function worked() {
  const jobs = await rows<{ key: string }>('select key from graphile_worker.jobs where task_identifier = $1', [
    INVITE_STAND_INS,
  ])
  for (const { key } of jobs) await actAs(systemActor('worker'), (ctx) => inviteStandIns(ctx, key.split(' ')[1] ?? ''))
}
const listed = async (of: { caseId: string; meetingId: string }) =>
  (await as(keeper.worker, (ctx) => meetingView(ctx, of.caseId, of.meetingId))).people.map(({ name, insteadOf }) =>
    insteadOf ? `${name} za: ${insteadOf}` : name,
  )
const toldOf = async (kind: string, meetingId: string) =>
  (
    await rows<{ link: string; case_id: string | null }>(
      'select link, case_id from notices.notice where person_id = $1 and kind = $2 and file_of = $3',
      [second, kind, meetingId],
    )
  ).map(({ link, case_id }) => [link, case_id])
const calendar = (meetingId: string) =>
  actAs(systemActor('worker'), async (ctx) => {
    const about = { of: meetingId, to: { person: second, email: 'd@szkola.example' }, t: translator('pl') }
    const made = await mailedCalendar('k@gmina.example')(ctx, about)
    const [file] = [made ?? []].flat()
    const text = file?.bytes.toString('utf8') ?? ''
    return [/METHOD:(\w+)/.exec(text)?.[1], /SEQUENCE:(\d+)/.exec(text)?.[1]]
  })
const IN_PLACE = 'Danuta Druga za: Ewa Z Szkoła'

describe('whoever stands in on the day of a meeting', () => {
  test('is invited when it is called: on the list for whom, told without the case, with a calendar file', async () => {
    await named()
    const of = await called()
    expect(await listed(of)).toContain(IN_PLACE)
    expect(await toldOf('meeting_called', of.meetingId)).toEqual([['/meetings', null]])
    expect(await calendar(of.meetingId)).toEqual(['REQUEST', '0'])
    const { html } = await site.open(`/cases/${of.caseId}/meetings/${of.meetingId}`, keeper.worker)
    expect(html).toContain('(zastępstwo: Ewa Z Szkoła)')
    const { pdf } = await paper.take(`/cases/${of.caseId}/print/meetings/${of.meetingId}/attendance`, keeper.worker)
    expect(pdf.text.replace(/\s+/g, ' ')).toContain('Danuta Druga (zastępstwo: Ewa Z Szkoła)')
    expect(await toldOf('meeting_called', (await called(addDays(DAY, 10))).meetingId)).toEqual([])
  })

  test('is invited to what was called before the leave was named, once', async () => {
    const of = await called()
    expect(await listed(of)).not.toContain(IN_PLACE)
    await named()
    await worked()
    await worked()
    expect((await listed(of)).filter((one) => one === IN_PLACE)).toHaveLength(1)
    expect(await toldOf('meeting_called', of.meetingId)).toEqual([['/meetings', null]])
    const facts = await rows(
      `select payload ->> 'person' as person from platform.fact where chain_id = $1 and name = 'casework.meeting.stand_in_invited'`,
      [of.caseId],
    )
    expect(facts).toEqual([{ person: second }])
  })

  test('is withdrawn when the leave ends before the meeting, and it leaves the calendar', async () => {
    const standIn = await named()
    const of = await called()
    await as(school.worker, (ctx) => endStandIn(ctx, standIn))
    await worked()
    expect(await listed(of)).not.toContain(IN_PLACE)
    expect(await toldOf('meeting_called_off', of.meetingId)).toEqual([['/meetings', null]])
    expect(await calendar(of.meetingId)).toEqual(['CANCEL', '1'])
    await named()
    await worked()
    expect(await listed(of)).toContain(IN_PLACE)
    expect(await calendar(of.meetingId)).toEqual(['REQUEST', '1'])
  })

  test('follows the meeting: moved out of the leave withdrawn, moved into it invited', async () => {
    await named()
    const of = await called()
    const move = (day: typeof DAY, rowVersion: number) =>
      as(keeper.worker, (ctx) =>
        moveMeeting(ctx, { ...of, rowVersion, day, time: '13:00', place: 'GOPS', reason: 'Próba', dayOff: true }),
      )
    expect(await move(addDays(DAY, 10), 1)).toMatchObject({ ok: true })
    expect(await listed(of)).not.toContain(IN_PLACE)
    expect(await toldOf('meeting_called_off', of.meetingId)).toHaveLength(1)
    expect(await move(addDays(DAY, 1), 2)).toMatchObject({ ok: true })
    expect(await listed(of)).toContain(IN_PLACE)
    expect(await toldOf('meeting_moved', of.meetingId)).toEqual([['/meetings', null]])
  })

  test('is not invited where denied or invited for themselves', async () => {
    await named()
    const { caseId } = await world.family()
    await world.found.put('casework.denied', { case_id: caseId, person_id: second, since: '2026-11-20' })
    const meet = (more: object = {}) =>
      as(keeper.worker, (ctx) =>
        callMeeting(ctx, {
          ...{ caseId, body: 'zespol-rodziny', day: DAY, time: '13:00', place: 'GOPS', steps: [], together: undefined },
          ...more,
        }),
      )
    const denied = await meet()
    if (!denied.ok) throw new Error(denied.refusal)
    expect(await listed({ caseId, meetingId: denied.value })).not.toContain(IN_PLACE)
    const own = await world.aCase([
      { ...school, role: 'czlonek-zespolu-rodziny' },
      { id: school.id, worker: second, role: 'czlonek-zespolu-rodziny' },
      { ...police, role: 'czlonek-zespolu-rodziny' },
    ])
    const both = await meet({ caseId: own })
    if (!both.ok) throw new Error(both.refusal)
    expect(await listed({ caseId: own, meetingId: both.value })).not.toContain(IN_PLACE)
  })

  test('the job alone asks which meetings a leave concerns', async () => {
    const of = await called()
    const standIn = await named()
    for (const who of [police.worker, keeper.worker]) await as(who, (ctx) => inviteStandIns(ctx, standIn))
    expect(await listed(of)).not.toContain(IN_PLACE)
  })
})
