import { afterAll, describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, type Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { asking } from '../../../test/support/raw-sql.ts'
import { caseworkMessages } from '../index.ts'
import { myMeetings } from '../meetings/my-meetings.query.server.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { tags } from '../prints/print-world.fixture.ts'
import { caseworkPrints } from '../prints/prints.ts'
import { callSitting } from './call-sitting.server.ts'
import { sittingView } from './sitting.query.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, coordinator, stranger, found, newId, rows, versionId } = world
const site = visiting(world.actAs, caseworkPages)
const paper = printing(world.actAs, caseworkPages, caseworkPrints)
afterAll(paper.stop)

const pzk = newId()
const wzk = newId()
await found.put('teams.body', {
  ...{
    id: pzk,
    version_id: versionId,
    element: 'pzk',
    unit_code: '260401',
    name: 'PZK Bieliny',
    opened_on: '2026-01-02',
  },
})
await found.put('teams.body', {
  ...{ id: wzk, version_id: versionId, element: 'wzk', unit_code: '26', name: 'WZK', opened_on: '2026-01-02' },
})
const animator = await world.worker('Anna', 'Animująca', school.id)
await found.membership({ person_id: animator, institution_id: school.id, role: 'animator-gminny', unit_code: '260401' })
const unsworn = await found.aPerson('Nina', 'Niezaprzysiężona')
await found.employ(unsworn, school.id)
await found.membership({ person_id: unsworn, institution_id: school.id, role: 'animator-gminny', unit_code: '260401' })
const regional = await found.aPerson('Wanda', 'Wojewódzka')
await found.employ(regional, school.id)
await found.membership({ person_id: regional, institution_id: school.id, role: 'czlonek-wzk', unit_code: '26' })
const analyst = await found.aPerson('Renata', 'Regionalna')
await found.employ(analyst, school.id)
await found.membership({ person_id: analyst, institution_id: school.id, role: 'pracownik-rops', unit_code: '26' })

type Input = Parameters<typeof callSitting>[1]
const call = (ctx: Ctx, whose: string, more: Partial<Input> = {}) =>
  callSitting(ctx, { whose, day: localDate('2026-12-04'), place: 'Urząd Gminy', dayOff: false, slots: [], ...more })
const slot = (caseId: string, row: number, time: string, minutes = 30) => ({ caseId, row, time, minutes })
const idOf = (outcome: { ok: boolean; value?: string }): string => {
  if (!outcome.ok || !outcome.value) throw new Error(JSON.stringify(outcome))
  return outcome.value
}
const codeOf = async (caseId: string) =>
  (await rows<{ code: string }>('select code from casework.case where id = $1', [caseId]))[0]?.code ?? ''
const OWN = `institution:${keeper.id}`

/** Three families in turn: with the school and the police, with the school alone, with neither. */
const inTurn = async () => {
  const both = (await world.family()).caseId
  const one = await world.aCase([{ ...school, role: 'czlonek-zespolu-rodziny' }])
  const none = await world.aCase()
  const slots = [slot(both, 0, '10:00'), slot(one, 1, '10:30'), slot(none, 2, '11:00')]
  const sittingId = idOf(await as(keeper.worker, (ctx) => call(ctx, OWN, { slots })))
  return { both, one, none, sittingId }
}

describe('one sitting for several families in turn', () => {
  test('each part is an ordinary meeting of its case, with its own people, hour and clocks', async () => {
    const { both, one, none, sittingId } = await inTurn()
    const meetings = await rows<{ case_id: string; at: string; people: number }>(
      `select m.case_id, to_char(m.planned_for at time zone 'Europe/Warsaw', 'HH24:MI') as at,
         (select count(*)::int from casework.attendance a where a.meeting_id = m.id and a.person_id is not null) as people
       from casework.sitting_slot t join casework.meeting m on m.id = t.meeting_id where t.sitting_id = $1 order by m.planned_for`,
      [sittingId],
    )
    expect(meetings).toEqual([
      { case_id: both, at: '10:00', people: 3 },
      { case_id: one, at: '10:30', people: 2 },
      { case_id: none, at: '11:00', people: 1 },
    ])
    const events = await rows('select event from casework.event where case_id = $1', [one])
    expect(events).toEqual([{ event: 'meeting_planned' }, { event: 'invitations_sent' }])
  })

  test('who works in one case sees its part and nothing of the others: no row, no gap, no count', async () => {
    const { both, one, none, sittingId } = await inTurn()
    const seen = async (who: string) =>
      (await as(who, (ctx) => sittingView(ctx, sittingId))).slots.map(({ code }) => code)
    expect(await seen(keeper.worker)).toEqual([await codeOf(both), await codeOf(one), await codeOf(none)])
    expect(await seen(school.worker)).toEqual([await codeOf(both), await codeOf(one)])
    expect(await seen(police.worker)).toEqual([await codeOf(both)])
    const counted = await asking(database, police.worker, (client) =>
      client.query('select case_id from casework.sitting_slot where sitting_id = $1', [sittingId]),
    )
    expect(counted.rows).toEqual([{ case_id: both }])
    const { html } = await site.open(`/sittings/${sittingId}`, police.worker)
    for (const other of [one, none]) {
      expect(html).not.toContain(await codeOf(other))
      expect(html).not.toContain(other)
    }
    for (const who of [stranger, analyst, animator]) await expect(seen(who)).rejects.toThrow(NotFound)
    expect((await site.open(`/sittings/${sittingId}`, stranger)).status).toBe(404)
  })

  test('a case denied to somebody is not there, and a place that ended shows no part', async () => {
    const { both, one, sittingId } = await inTurn()
    await rows(`update casework.seat set until_on = '2026-11-22' where case_id = $1 and person_id = $2`, [
      one,
      school.worker,
    ])
    const seen = await as(school.worker, (ctx) => sittingView(ctx, sittingId))
    expect(seen.slots.map(({ caseId }) => caseId)).toEqual([both])
    await found.put('casework.denied', { case_id: both, person_id: police.worker, since: MONDAY })
    await expect(as(police.worker, (ctx) => sittingView(ctx, sittingId))).rejects.toThrow(NotFound)
  })

  test('is refused at its row when times overlap, a case comes twice, is not kept here or the day is past', async () => {
    const { both, one } = await inTurn()
    const asLead = (more: Partial<Input>) => as(keeper.worker, (ctx) => call(ctx, OWN, more))
    const overlapping = [slot(both, 0, '10:00'), slot(one, 4, '10:29')]
    expect(await asLead({ slots: overlapping })).toMatchObject({
      refusal: 'slots_overlap',
      why: { field: 'slots.4.time' },
    })
    const twice = [slot(both, 0, '10:00'), slot(both, 1, '12:00')]
    expect(await asLead({ slots: twice })).toMatchObject({ refusal: 'case_twice', why: { field: 'slots.1.caseId' } })
    expect(await asLead({ day: localDate('2026-11-22'), slots: [slot(both, 0, '10:00')] })).toMatchObject({
      refusal: 'day_past',
    })
    expect(await asLead({})).toMatchObject({ refusal: 'nothing_to_meet_about' })
    for (const [who, whose] of [
      [school.worker, `institution:${school.id}`],
      [police.worker, OWN],
      [animator, OWN],
      [stranger, `body:${pzk}`],
    ] as const)
      await expect(as(who, (ctx) => call(ctx, whose, { slots: [slot(one, 0, '10:00')] }))).rejects.toThrow(Forbidden)
    expect(await rows('select 1 from casework.sitting where institution_id = $1', [school.id])).toEqual([])
  })
})

describe('a plenary of a standing team', () => {
  const plenary = async () => {
    const { caseId } = await world.family()
    const other = await world.aCase()
    const slots = [slot(caseId, 0, '9:00'.padStart(5, '0')), slot(other, 1, '09:30')]
    const topics = 'Plan pracy zespołu na styczeń'
    const sittingId = idOf(await as(coordinator, (ctx) => call(ctx, `body:${pzk}`, { slots, topics })))
    return { caseId, other, sittingId }
  }

  test('whoever runs it has the codes and nothing else; without the statement of confidentiality none', async () => {
    const { caseId, other, sittingId } = await plenary()
    const view = await as(animator, (ctx) => sittingView(ctx, sittingId))
    const codes = [await codeOf(caseId), await codeOf(other)]
    expect([view.runs, view.slots.map(({ code }) => code)]).toEqual([true, codes])
    const told = (who: string) =>
      asking(database, who, (client) => client.query('select * from casework.codes_in_sitting($1)', [sittingId]))
    expect(Object.keys((await told(animator)).rows[0])).toEqual(['code', 'starts_at', 'minutes', 'state'])
    const bare = await as(unsworn, (ctx) => sittingView(ctx, sittingId))
    expect([bare.runs, bare.slots, bare.topics]).toEqual([false, [], 'Plan pracy zespołu na styczeń'])
    for (const who of [unsworn, stranger, analyst, regional]) expect((await told(who)).rows).toEqual([])
    for (const who of [stranger, analyst, regional])
      await expect(as(who, (ctx) => sittingView(ctx, sittingId))).rejects.toThrow(NotFound)
  })

  test('its agenda on paper has codes, for whoever prints it theirs', async () => {
    const { caseId, other, sittingId } = await plenary()
    const { pdf } = await paper.take(`/sittings/${sittingId}/print`, animator)
    expect(tags(pdf, 'H1')).toEqual(['Porządek posiedzenia'])
    for (const code of [await codeOf(caseId), await codeOf(other)]) expect(pdf.text).toContain(code)
    const docx = await paper.asked(`/sittings/${sittingId}/print/docx`, school.worker)
    const { text } = await readDocx(new Uint8Array(await docx.arrayBuffer()))
    expect([text.includes(await codeOf(caseId)), text.includes(await codeOf(other))]).toEqual([true, false])
    expect((await paper.asked(`/sittings/${sittingId}/print`, stranger)).status).toBe(404)
    const kept = await rows<{ payload: object }>(
      `select payload from platform.fact where chain_id = $1 and name = 'casework.sitting.printed'`,
      [pzk],
    )
    expect(kept.length).toBeGreaterThan(0)
    for (const { payload } of kept) expect(Object.keys(payload)).toEqual(['sitting'])
  })

  test('a team that knows figures only meets about its own matters and never about a case', async () => {
    const { caseId } = await world.family()
    const about = (more: Partial<Input>) => as(regional, (ctx) => call(ctx, `body:${wzk}`, more))
    expect(await about({ topics: 'Bariery', slots: [slot(caseId, 0, '10:00')] })).toMatchObject({
      refusal: 'figures_only',
    })
    expect(await about({})).toMatchObject({ refusal: 'nothing_to_meet_about' })
    const sittingId = idOf(await about({ topics: 'Bariery zgłoszone w trzecim kwartale' }))
    expect((await as(regional, myMeetings)).sitting.sittings).toMatchObject([{ id: sittingId, holder: 'WZK' }])
    await expect(as(analyst, (ctx) => call(ctx, `body:${wzk}`, { topics: 'x' }))).rejects.toThrow(Forbidden)
    await expect(as(analyst, (ctx) => sittingView(ctx, sittingId))).rejects.toThrow(NotFound)
  })
})

test('the pages keep what was typed, and are hidden from whoever calls none', async () => {
  const { caseId } = await world.family()
  const sent = {
    whose: OWN,
    day: '4.12.2026',
    place: 'Sala <b>12</b>',
    'slots.0.caseId': caseId,
    'slots.0.time': 'rano',
  }
  const wrong = await site.send('/sittings/new', keeper.worker, sent)
  expect(wrong.status).toBe(422)
  for (const word of ['Zapisz godzinę jak 13:00.', 'value="rano"', 'Sala &lt;b&gt;12&lt;/b&gt;'])
    expect(wrong.html).toContain(word)
  const done = await site.send('/sittings/new', keeper.worker, {
    ...sent,
    'slots.0.time': '10:00',
    'slots.0.minutes': '45',
  })
  expect(done.status).toBe(303)
  const { html } = await site.open(done.location ?? '', keeper.worker)
  expect(html).toContain('45 minut')
  for (const who of [stranger, police.worker]) expect((await site.open('/sittings/new', who)).status).toBe(404)
  expect((await site.open('/meetings', keeper.worker)).html).toContain('href="/sittings/new"')
  expect((await site.open('/meetings', police.worker)).html).not.toContain('href="/sittings/new"')
})
