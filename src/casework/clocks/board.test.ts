import { beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { ownerOf } from '#model'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { MONDAY } from '#test/world.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { myTasks } from '../lists/my-tasks.query.server.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { MEMBER } from '../sharing/ledger.fixture.ts'
import { assignTask } from '../tasks/assign-task.server.ts'
import { ownedClocks } from './clock-owners.query.server.ts'
import { escalateClock, remindClock } from './remind-clock.server.ts'
import { remindOfClocks } from './remind-due.server.ts'
import { settleClocks } from './settle-clocks.server.ts'
import { type TurnFilter, turnsInMyCases } from './turns.query.server.ts'
import { waitingForMe, waitingForUs } from './waiting-for-me.query.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, actAs, keeper, school, police, coordinator, head, stranger, found, newId, rows, clock } = world
beforeEach(() => clock.set(MONDAY))

const asked = async (institution: string, on = '2026-11-20', of = 'podstawa-art-105') => {
  const { caseId } = await world.family()
  const instance = newId()
  const event = { case_id: caseId, event: 'request_sent', of, on_day: on, at: MONDAY, instance }
  await found.put('casework.event', { ...event, institution_id: institution })
  await as(keeper.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))
  const deadline = of === 'podstawa-art-105' ? 'termin-odpowiedz' : 'termin-odpowiedz-umowiony'
  return { caseId, deadline, instance: `${instance} ${institution}` }
}
const board = (who: string, filter: Partial<TurnFilter> = {}) =>
  as(who, (ctx) => turnsInMyCases(ctx, { limit: 500, ...filter }))
const rowOf = async (who: string, caseId: string, deadline: string) =>
  (await board(who)).rows.find((row) => row.caseId === caseId && row.deadline === deadline)
const notices = async () =>
  (await rows<{ n: number }>(`select count(*)::int as n from notices.notice where kind like 'clock%'`))[0]?.n ?? 0
const noticesTo = (person: string) =>
  rows<{ kind: string; link: string }>(
    `select kind, link from notices.notice where person_id = $1 and kind like 'clock%'`,
    [person],
  )

describe('the board', () => {
  test('says of each clock whose turn it is, since when and until when, the nearest day first', async () => {
    const one = await asked(school.id, '2026-11-10')
    const two = await asked(school.id, '2026-11-20', 'podstawa-prosba')
    const { rows: shown } = await board(keeper.worker)
    const of = (key: { caseId: string }) => shown.find((row) => row.caseId === key.caseId && row.instance !== '')
    expect(of(one)).toMatchObject({
      owner: 'institution',
      ownerId: school.id,
      since: '2026-11-10',
      dueOn: '2026-11-17',
      standing: 'overdue',
      mine: false,
      person: expect.stringContaining('Ewa'),
    })
    expect(of(two)).toMatchObject({ force: 'agreed', standing: 'running' })
    expect(shown.map(({ dueOn }) => dueOn)).toEqual(shown.map(({ dueOn }) => dueOn).toSorted())
  })

  test('an agreed day that passed is to be reminded of, never overdue', async () => {
    const one = await asked(school.id, '2026-10-20', 'podstawa-prosba')
    expect(await rowOf(keeper.worker, one.caseId, one.deadline)).toMatchObject({ standing: 'to_remind' })
  })

  test('filters by whom we wait for and by kind, and counts what all pages hold', async () => {
    await asked(police.id)
    const all = await board(keeper.worker)
    const ofPolice = await board(keeper.worker, { waitingFor: police.id, limit: 1 })
    expect(ofPolice.rows.map(({ ownerId }) => ownerId)).toEqual([police.id])
    expect(ofPolice.matching).toBe(all.rows.filter(({ ownerId }) => ownerId === police.id).length)
    expect(ofPolice.figures).toEqual(all.figures)
    expect(all.awaited.map(({ id }) => id)).toContain(police.id)
    const mine = await board(keeper.worker, { waitingFor: 'me' })
    expect(mine.rows.length).toBeGreaterThan(0)
    expect(mine.rows.every((row) => row.mine)).toBe(true)
    const statutory = await board(keeper.worker, { kind: 'statutory' })
    expect(new Set(statutory.rows.map(({ force }) => force))).toEqual(new Set(['statutory']))
  })

  test('a role is told with whoever holds it, a task with its person', async () => {
    const { caseId } = await world.family()
    await world.enter(caseId, 'kwalifikacja')
    await as(keeper.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))
    const row = await rowOf(keeper.worker, caseId, 'termin-kwalifikacja')
    expect(row).toMatchObject({ owner: 'role', role: 'koordynator-pzk', person: 'Krystyna Koordynująca' })
    expect(await rowOf(coordinator, caseId, 'termin-kwalifikacja')).toMatchObject({ mine: true })
  })

  test('an institution that left the team leaves its clocks to the keeper, as the model says', async () => {
    const one = await asked(school.id)
    await rows(`update casework.seat set until_on = '2026-11-22' where case_id = $1 and institution_id = $2`, [
      one.caseId,
      school.id,
    ])
    const row = await rowOf(keeper.worker, one.caseId, one.deadline)
    expect(row).toMatchObject({ owner: 'keeper', ownerId: keeper.id, mine: true })
    const places = [{ institution: school.id, role: 'x', active: false }]
    expect(ownerOf({ institutions: [school.id] }, { keeper: keeper.id, places })).toEqual({
      kind: 'keeper',
      institution: keeper.id,
    })
  })

  test('an institution nobody of which may act any more leaves its clocks and tasks to the keeper, in every list alike', async () => {
    const partner = await world.partner('Poradnia', 'education')
    const { caseId } = await world.family()
    await world.seat(caseId, partner, MEMBER)
    const instance = newId()
    const event = {
      case_id: caseId,
      event: 'request_sent',
      of: 'podstawa-art-105',
      on_day: '2026-11-20',
      at: MONDAY,
      instance,
    }
    await found.put('casework.event', { ...event, institution_id: partner.id })
    const task = { caseId, what: 'Zadzwonić', institution: partner.id, due: localDate('2026-12-01') }
    await as(keeper.worker, (ctx) => assignTask(ctx, task))
    const owners = async () =>
      (await board(keeper.worker)).rows
        .filter((row) => row.caseId === caseId && row.instance !== '')
        .map(({ kind, ownerId, mine }) => ({ kind, ownerId, mine }))
        .toSorted((a, b) => a.kind.localeCompare(b.kind))
    expect(await owners()).toMatchObject([{ ownerId: partner.id }, { ownerId: partner.id }])
    const statement = `update institutions.agreement set ended_on = $2 where element = 'poufnosc'
      and id in (select agreement_id from institutions.agreement_party where person_id = $1)`
    await rows(statement, [partner.worker, '2026-11-22'])
    expect(await owners()).toEqual([
      { kind: 'clock', ownerId: keeper.id, mine: true },
      { kind: 'task', ownerId: keeper.id, mine: true },
    ])
    expect(await as(keeper.worker, myTasks)).toContainEqual(expect.objectContaining({ caseId, kind: 'task' }))
    const { clocks, names } = await as(keeper.worker, async (ctx) => ownedClocks(ctx, await caseFacts(ctx, caseId)))
    expect(clocks.filter(({ turn }) => 'institutions' in turn).map(({ owner }) => owner)).toEqual([
      { kind: 'keeper', institution: keeper.id },
    ])
    expect(names.get(keeper.id)?.shortName).toBe('OPS Bieliny')
    await rows(statement, [partner.worker, null])
  })

  test('an institution asked from outside that has ended leaves its clock to the keeper', async () => {
    const outside = await world.partner('Fundacja zamknięta', 'ngo')
    const one = await asked(outside.id)
    expect(await rowOf(keeper.worker, one.caseId, one.deadline)).toMatchObject({ ownerId: outside.id })
    await rows(`update institutions.institution set ended_on = '2026-11-22' where id = $1`, [outside.id])
    expect(await rowOf(keeper.worker, one.caseId, one.deadline)).toMatchObject({ ownerId: keeper.id, owner: 'keeper' })
    const { clocks } = await as(keeper.worker, async (ctx) => ownedClocks(ctx, await caseFacts(ctx, one.caseId)))
    expect(clocks.filter(({ owner }) => owner.kind === 'institutions')).toEqual([])
  })

  test('whoever no longer works at an institution leaves nothing without an owner', async () => {
    const partner = await world.partner('Przychodnia', 'health')
    const one = await asked(partner.id)
    expect(await rowOf(keeper.worker, one.caseId, one.deadline)).toMatchObject({ ownerId: partner.id, person: null })
    expect((await board(keeper.worker)).rows.filter(({ ownerId }) => !ownerId)).toEqual([])
  })

  test('a partner sees clocks of the cases in which it works, a stranger and whoever heads the school none', async () => {
    const one = await asked(school.id)
    const { caseId } = await world.family()
    await rows('delete from casework.seat where case_id = $1 and institution_id = $2', [caseId, school.id])
    const seen = (await board(school.worker)).rows
    expect(seen.find((row) => row.caseId === one.caseId && row.instance === one.instance)).toMatchObject({ mine: true })
    expect(seen.filter((row) => row.caseId === caseId)).toEqual([])
    expect((await board(stranger)).rows).toEqual([])
    expect((await board(stranger)).figures).toEqual({ overdue: 0, to_remind: 0, running: 0, paused: 0 })
    expect((await board(head)).rows).toEqual([])
  })
})

describe('a reminder', () => {
  test('goes to those whose turn it is without a name, once a working day, and stands on record', async () => {
    const one = await asked(school.id)
    expect(await as(keeper.worker, (ctx) => remindClock(ctx, one))).toMatchObject({ ok: true, value: 1 })
    expect(await noticesTo(school.worker)).toContainEqual({
      kind: 'clock_reminder',
      link: `/cases/${one.caseId}/clocks/${one.deadline}/${encodeURIComponent(one.instance)}`,
    })
    expect(await as(keeper.worker, (ctx) => remindClock(ctx, one))).toMatchObject({ refusal: 'reminded_today' })
    clock.set(new Date('2026-11-24T08:00:00Z'))
    expect(await as(keeper.worker, (ctx) => remindClock(ctx, one))).toMatchObject({ ok: true })
    const facts = await rows<{ name: string; payload: object }>(
      `select name, payload from platform.fact where chain_id = $1 and name = 'casework.clock.reminded'`,
      [one.caseId],
    )
    expect(facts).toHaveLength(2)
    expect(facts[0]?.payload).toEqual({ deadline: one.deadline, institution: school.id })
  })

  test('is not sent to oneself, to nobody, or by those who have no part in it', async () => {
    const one = await asked(school.id)
    expect(await as(school.worker, (ctx) => remindClock(ctx, one))).toMatchObject({ refusal: 'own_turn' })
    await expect(as(stranger, (ctx) => remindClock(ctx, one))).rejects.toThrow(NotFound)
    const outside = await world.partner('Fundacja', 'ngo')
    const asking = await asked(outside.id)
    expect(await as(keeper.worker, (ctx) => remindClock(ctx, asking))).toMatchObject({ refusal: 'nobody_there' })
    expect(await noticesTo(outside.worker)).toEqual([])
  })

  test('is left to a letter on paper where an institution has no accounts', async () => {
    const one = await asked(school.id)
    await rows('update institutions.institution set has_accounts = false where id = $1', [school.id])
    expect(await as(keeper.worker, (ctx) => remindClock(ctx, one))).toMatchObject({ refusal: 'no_account' })
    await rows('update institutions.institution set has_accounts = true where id = $1', [school.id])
  })
})

describe('telling a head', () => {
  test('is another act: it needs a reason, goes to the head alone, and moves nothing', async () => {
    const one = await asked(school.id, '2026-11-10')
    const before = await rowOf(keeper.worker, one.caseId, one.deadline)
    const telling = { ...one, to: 'theirs' as const, reason: 'no_answer' as const }
    expect(await as(keeper.worker, (ctx) => escalateClock(ctx, telling))).toMatchObject({ ok: true, value: 1 })
    expect(await noticesTo(head)).toEqual([{ kind: 'clock_escalation', link: '/clocks/ours' }])
    expect(await as(keeper.worker, (ctx) => escalateClock(ctx, telling))).toMatchObject({ refusal: 'told_today' })
    expect(await rowOf(keeper.worker, one.caseId, one.deadline)).toEqual(before)
  })

  test('is not for a partner, and says so where there is no head', async () => {
    const one = await asked(police.id)
    const telling = { ...one, to: 'theirs' as const, reason: 'urgent' as const }
    expect(await as(keeper.worker, (ctx) => escalateClock(ctx, telling))).toMatchObject({ refusal: 'no_head' })
    await expect(as(school.worker, (ctx) => escalateClock(ctx, telling))).rejects.toThrow(Forbidden)
  })
})

describe('the reminder by itself (table of conventions, row 9)', () => {
  const worker = systemActor('worker')
  const run = () => actAs(worker, remindOfClocks)
  const sentOf = async (caseId: string) =>
    rows<{ sent_on: string }>(
      `select sent_on::text as sent_on from casework.clock_notice where case_id = $1 and automatic and deadline = 'termin-odpowiedz'`,
      [caseId],
    )

  test('a clock whose days are moved on sends exactly one, to the two sides alone', async () => {
    const one = await asked(school.id, '2026-11-20')
    // Due on Friday 27 November, to be reminded of two days before it.
    await run()
    expect(await sentOf(one.caseId)).toEqual([])
    const before = await notices()
    for (const at of ['2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z', '2026-11-26T08:00:00Z', '2026-11-30T08:00:00Z']) {
      clock.set(new Date(at))
      await run()
      await run()
    }
    expect(await sentOf(one.caseId)).toEqual([{ sent_on: '2026-11-25' }])
    expect(await notices()).toBeGreaterThan(before)
    const links = await rows<{ person_id: string }>(
      `select person_id from notices.notice where link like $1 order by 1`,
      [`%${one.caseId}/clocks/termin-odpowiedz/%`],
    )
    expect(links.map(({ person_id }) => person_id)).toEqual([keeper.worker, school.worker].toSorted())
  })

  test('nothing leaves on a Sunday, and what was missed leaves on Monday if the day has not passed', async () => {
    const one = await asked(school.id, '2026-11-23')
    // Due on Monday 30 November; the day of reminding is Saturday.
    clock.set(new Date('2026-11-29T08:00:00Z'))
    await run()
    expect(await sentOf(one.caseId)).toEqual([])
    clock.set(new Date('2026-11-30T08:00:00Z'))
    await run()
    expect(await sentOf(one.caseId)).toEqual([{ sent_on: '2026-11-30' }])
  })

  test('nobody but the worker may ask for all of them', async () => {
    const asking = await as(keeper.worker, (ctx) =>
      ctx.db.selectFrom('casework.clock_notice').select('id').where('automatic', '=', true).execute(),
    )
    expect(asking.length).toBeGreaterThan(0)
    const strange = await as(stranger, (ctx) => ctx.db.selectFrom('casework.clock_notice').select('id').execute())
    expect(strange).toEqual([])
  })
})

describe('what waits for us', () => {
  test('is counted by kind for each reader, without a code or a name', async () => {
    await asked(school.id)
    const { rows: turns } = await board(school.worker, { waitingFor: 'me' })
    const figures = await as(school.worker, waitingForMe)
    expect(figures.byKind.reduce((sum, { count }) => sum + count, 0)).toBe(turns.length)
    expect(figures.overdue + figures.toRemind + figures.thisWeek + figures.later + figures.paused).toBe(turns.length)
    expect(JSON.stringify(figures)).not.toMatch(/TEST-|Ewa/)
  })

  test('a head learns how much waits for each person, and nothing of a case', async () => {
    const ours = await as(head, waitingForUs)
    expect(ours.rows).toEqual([])
    expect(ours.headed.length).toBeGreaterThan(0)
    expect(ours.headed[0]).toMatchObject({ person: 'Ewa Z Szkoła', waiting: expect.any(Number) })
    expect(JSON.stringify(ours.headed)).not.toMatch(/TEST-/)
    expect((await as(school.worker, waitingForUs)).headed).toEqual([])
    expect((await as(stranger, waitingForUs)).headed).toEqual([])
  })
})
