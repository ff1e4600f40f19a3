import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { caseWorld, report } from '../cases/case-world.fixture.ts'
import { type DoStepsInput, doSteps } from '../steps/do-steps.server.ts'
import { releaseMember, seatMember } from '../team/seat-member.server.ts'
import { seatsHeld } from '../team/team.store.server.ts'
import { moveCase } from './move-case.server.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, coordinator, teacher, unsigned, outsider, ops, school } = world

async function reported() {
  const caseId = await world.opens(lead)
  const { facts } = await as(lead, (ctx) => caseFacts(ctx, caseId))
  await world.complete(lead, caseId, 'karta-zgloszenia', report(facts.persons[0]?.id ?? ''))
  return caseId
}
const does = (who: string, caseId: string, steps: readonly string[], more: Partial<DoStepsInput> = {}) =>
  as(who, (ctx) => doSteps(ctx, { caseId, steps, onDay: ctx.today, ...more }))
const moves = (
  who: string,
  caseId: string,
  transition: string,
  more: { reason?: string; outcome?: string; words?: string } = {},
) => as(who, (ctx) => moveCase(ctx, { caseId, transition, ...more }))

describe('steps', () => {
  test('the coordinator accepts the notice and names who leads', async () => {
    const caseId = await reported()
    const second = await world.worker('Tomasz', 'Drugi', ops)
    await world.sign(second)
    expect(await does(coordinator, caseId, ['przyjecie-zgloszenia'], { lead: second })).toMatchObject({ ok: true })
    const held = await as(coordinator, (ctx) => seatsHeld(ctx, caseId))
    expect(held.filter(({ role }) => role === 'pracownik-prowadzacy').map(({ personId }) => personId)).toContain(second)
  })

  test('a worker without a statement cannot be made to lead', async () => {
    const caseId = await reported()
    const refusal = await does(coordinator, caseId, ['przyjecie-zgloszenia'], { lead: unsigned })
    expect(refusal).toMatchObject({ ok: false, refusal: 'lead_unknown' })
  })

  test('steps wait for those before them, and the day must have been', async () => {
    const caseId = await reported()
    expect(await does(lead, caseId, ['pierwsza-rozmowa'])).toMatchObject({ ok: false, refusal: 'waits_for' })
    const ahead = await does(coordinator, caseId, ['przyjecie-zgloszenia'], { onDay: localDate('2026-11-24') })
    expect(ahead).toMatchObject({ ok: false, refusal: 'day_ahead' })
    const early = await does(coordinator, caseId, ['przyjecie-zgloszenia'], { onDay: localDate('2026-11-20') })
    expect(early).toMatchObject({ ok: false, refusal: 'before_opening' })
    expect(await world.rows('select id from casework.step_done where case_id = $1', [caseId])).toHaveLength(1)
  })

  test('a step that is somebody else’s is forbidden; a stranger finds nothing', async () => {
    const caseId = await reported()
    await expect(does(lead, caseId, ['przyjecie-zgloszenia'])).rejects.toThrow(Forbidden)
    await expect(does(outsider, caseId, ['przyjecie-zgloszenia'])).rejects.toThrow(NotFound)
  })

  test('nobody records the decision of a colleague who has an account', async () => {
    const caseId = await reported()
    const recorded = { how: 'paper' as const, onDay: localDate('2026-11-23') }
    await expect(does(lead, caseId, ['przyjecie-zgloszenia'], { recorded })).rejects.toThrow(Forbidden)
  })

  test('a step of a later stage or with a page of its own is refused', async () => {
    const caseId = await reported()
    expect(await does(coordinator, caseId, ['domkniecie-zadan'])).toMatchObject({ refusal: 'not_in_this_stage' })
    expect(await does(lead, caseId, ['warsztat-diagnostyczny'])).toMatchObject({ refusal: 'not_here' })
  })

  test('a note is an entry of the institution that wrote it', async () => {
    const caseId = await reported()
    await does(coordinator, caseId, ['przyjecie-zgloszenia'], { note: 'Pilne <i>dziś</i>' })
    const [note] = await world.rows<{ body: { text: string }; owner_institution_id: string }>(
      `select body, owner_institution_id from casework.item where case_id = $1 and kind = 'note'`,
      [caseId],
    )
    expect(note).toMatchObject({ body: { text: 'Pilne <i>dziś</i>' }, owner_institution_id: ops })
  })
})

describe('moving a case', () => {
  test('a transition whose rules do not hold changes nothing and says what is missing', async () => {
    const caseId = await reported()
    const refusal = await moves(lead, caseId, 'zgloszenie-kwalifikuj')
    if (refusal.ok) throw new Error('moved')
    expect(refusal).toMatchObject({ refusal: 'rules_unmet' })
    expect(refusal.why.unmet).toMatchObject([
      { rule: 'steps_done', missing: [{ key: 'step_not_done' }, { key: 'step_not_done' }] },
    ])
    expect((await as(lead, (ctx) => caseFile(ctx, caseId))).stage).toBe('zgloszenie')
  })

  test('a refusal needs a reason of the list and an outcome, belongs to the coordinator and closes the case', async () => {
    const caseId = await reported()
    await expect(moves(lead, caseId, 'zgloszenie-odmow')).rejects.toThrow(Forbidden)
    expect(await moves(coordinator, caseId, 'zgloszenie-odmow')).toMatchObject({ refusal: 'reason_missing' })
    expect(await moves(coordinator, caseId, 'zgloszenie-odmow', { reason: 'bo-tak' })).toMatchObject({
      refusal: 'reason_unknown',
    })
    const { model } = await as(lead, (ctx) => caseFile(ctx, caseId))
    const reason = model.list('powody-odmowy').items[0]?.id ?? ''
    expect(await moves(coordinator, caseId, 'zgloszenie-odmow', { reason })).toMatchObject({
      refusal: 'outcome_missing',
    })
    const done = await moves(coordinator, caseId, 'zgloszenie-odmow', {
      reason,
      outcome: 'nieprzyjety',
      words: 'Inna pomoc',
    })
    expect(done).toEqual({ ok: true, value: 'odmowa' })
    const file = await as(coordinator, (ctx) => caseFile(ctx, caseId))
    expect(file).toMatchObject({ stage: 'odmowa', outcome: 'nieprzyjety', closedOn: '2026-11-23', visitNo: 2 })
    expect(await moves(coordinator, caseId, 'zgloszenie-odmow', { reason, outcome: 'nieprzyjety' })).toMatchObject({
      refusal: 'not_from_this_stage',
    })
  })

  test('two people moving the same case at once move it once', async () => {
    const caseId = await reported()
    const { model } = await as(lead, (ctx) => caseFile(ctx, caseId))
    const given = { reason: model.list('powody-odmowy').items[0]?.id ?? '', outcome: 'nieprzyjety' }
    const both = await Promise.all([1, 2].map(() => moves(coordinator, caseId, 'zgloszenie-odmow', given)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await world.rows('select no from casework.visit where case_id = $1', [caseId])).toHaveLength(2)
  })

  test('an unknown transition leads nowhere, and a stranger finds no case', async () => {
    const caseId = await reported()
    expect(await moves(lead, caseId, 'gdziekolwiek')).toMatchObject({ refusal: 'not_from_this_stage' })
    await expect(moves(outsider, caseId, 'zgloszenie-odmow')).rejects.toThrow(NotFound)
  })
})

describe('the team', () => {
  const add = (who: string, caseId: string, worker: string, role = 'czlonek-zespolu-rodziny') =>
    as(who, (ctx) => seatMember(ctx, { caseId, worker, role }))

  test('takes people of institutions that acceded, by a role that takes their sector, once', async () => {
    const caseId = await reported()
    expect(await add(lead, caseId, `${teacher} ${school}`)).toMatchObject({ ok: true })
    expect(await add(lead, caseId, `${teacher} ${school}`)).toMatchObject({ refusal: 'already_seated' })
    expect(await add(lead, caseId, `${teacher} ${school}`, 'asystent-rodziny')).toMatchObject({
      refusal: 'sector_refused',
    })
    expect(await add(lead, caseId, `${teacher} ${school}`, 'koordynator-pzk')).toMatchObject({
      refusal: 'role_unknown',
    })
    expect(await add(lead, caseId, `${outsider} ${world.outside}`)).toMatchObject({ refusal: 'not_at_hand' })
    await expect(add(teacher, caseId, `${teacher} ${school}`)).rejects.toThrow(Forbidden)
  })

  test('a released member finds the case no more; the last one of the keeper cannot be released', async () => {
    const caseId = await reported()
    await database.owner.query(`update casework.seat set from_on = '2026-11-01' where case_id = $1`, [caseId])
    await add(lead, caseId, `${teacher} ${school}`)
    await database.owner.query(`update casework.seat set from_on = '2026-11-01' where case_id = $1`, [caseId])
    const held = await as(lead, (ctx) => seatsHeld(ctx, caseId))
    const seatOf = (person: string) => held.find(({ personId }) => personId === person)?.id ?? ''
    expect((await as(teacher, (ctx) => caseFile(ctx, caseId))).id).toBe(caseId)
    const release = (seatId: string) => as(lead, (ctx) => releaseMember(ctx, { caseId, seatId }))
    expect(await release(seatOf(teacher))).toMatchObject({ ok: true })
    await expect(as(teacher, (ctx) => caseFile(ctx, caseId))).rejects.toThrow(NotFound)
    expect(await release(seatOf(lead))).toMatchObject({ refusal: 'last_of_keeper' })
    await expect(release(world.newId())).rejects.toThrow(NotFound)
  })
})
