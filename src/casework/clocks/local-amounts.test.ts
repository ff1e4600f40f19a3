import { describe, expect, test } from 'vitest'
import { Forbidden, type LocalDate, localDate } from '#kernel'
import { setLocally } from '#model/server'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { settleClocks } from './settle-clocks.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, clock, coordinator, keeper, stranger, rows } = world
const GMINA = '260401'
await world.found.put('model.adoption', {
  id: world.newId(),
  unit_code: GMINA,
  version_id: world.versionId,
  from_on: '2026-01-01',
})
const TODAY = localDate('2026-11-23')

const amount = (target: string, value: number, fromOn: LocalDate = TODAY, who = coordinator) =>
  as(who, (ctx) =>
    setLocally(ctx, {
      unitCode: GMINA,
      setting: target.startsWith('termin')
        ? { what: 'deadline', target, value: { amount: value, unit: 'calendar_days' } }
        : { what: 'param', target, value: { amount: value } },
      reason: 'Mamy mniej pracowników niż zakłada model.',
      fromOn,
    }),
  )
const settled = async (caseId: string) => {
  await as(keeper.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))
  const kept = await rows<{ due_on: string }>(
    `select due_on from casework.clock where case_id = $1 and deadline = 'termin-diagnoza'`,
    [caseId],
  )
  return kept.map(({ due_on }) => due_on)
}
const localOf = async (caseId: string) => {
  const { facts } = await as(keeper.worker, (ctx) => caseFacts(ctx, caseId))
  return Object.fromEntries(facts.local)
}

describe('What a gmina sets within the bounds of its model', () => {
  test('counts for clocks that start from its day on, and moves no day that is known', async () => {
    const { caseId } = await world.family()
    await world.enter(caseId, 'diagnoza')
    expect(await settled(caseId)).toEqual(['2026-12-21'])

    expect(await amount('termin-diagnoza', 60)).toMatchObject({ ok: true })
    expect(await settled(caseId)).toEqual(['2026-12-21'])
    expect(await localOf(caseId)).toEqual({ 'termin-diagnoza': 60 })

    const { caseId: later } = await world.family()
    await world.enter(later, 'diagnoza')
    await database.owner.query('update casework.visit set entered_on = $2 where case_id = $1', [later, TODAY])
    expect(await settled(later)).toEqual(['2027-01-22'])
  })

  test('is what the rules ask, once its day has come', async () => {
    const { caseId } = await world.family()
    expect(await amount('rodzin-w-gminie', 3, localDate('2026-12-01'))).toMatchObject({ ok: true })
    expect(await localOf(caseId)).not.toHaveProperty('rodzin-w-gminie')
    const now = clock.now()
    clock.set(new Date('2026-12-01T08:00:00Z'))
    expect(await localOf(caseId)).toMatchObject({ 'rodzin-w-gminie': 3 })
    clock.set(now)
  })

  test('is kept when it is set anew: the value before it ends the day before', async () => {
    expect(await amount('termin-zgody', 20, localDate('2026-12-01'))).toMatchObject({ ok: true })
    expect(await amount('termin-zgody', 21, localDate('2026-12-01'))).toMatchObject({ refusal: 'later_setting' })
    expect(await amount('termin-zgody', 25, localDate('2027-01-01'))).toMatchObject({ ok: true })
    const kept = await rows(
      `select value ->> 'amount' as amount, from_on, until_on, clause from model.local_setting where target = 'termin-zgody' order by from_on`,
    )
    expect(kept).toEqual([
      { amount: '20', from_on: '2026-12-01', until_on: '2026-12-31', clause: 'W-5.2' },
      { amount: '25', from_on: '2027-01-01', until_on: null, clause: 'W-5.2' },
    ])
  })

  test('never begins in the past and never leaves the bounds', async () => {
    expect(await amount('termin-ipw', 45, localDate('2026-11-22'))).toMatchObject({ refusal: 'in_past' })
    expect(await amount('termin-ipw', 90)).toMatchObject({
      refusal: 'out_of_bounds',
      why: { clause: 'W-7.5', min: 14, max: 60 },
    })
  })

  test('is set by those to whom the model leaves it, in their own gmina', async () => {
    await expect(amount('termin-ipw', 45, TODAY, keeper.worker)).rejects.toThrow(Forbidden)
    await expect(amount('termin-ipw', 45, TODAY, stranger)).rejects.toThrow(Forbidden)
    const elsewhere = as(coordinator, (ctx) =>
      setLocally(ctx, {
        unitCode: '261103',
        setting: { what: 'param', target: 'rodzin-w-gminie', value: { amount: 5 } },
        reason: 'Bo tak.',
        fromOn: TODAY,
      }),
    )
    await expect(elsewhere).rejects.toThrow(Forbidden)
  })

  test('does not tell whoever does not see the case where it is', async () => {
    const { caseId } = await world.family()
    const told = await as(stranger, (ctx) =>
      ctx.db.selectNoFrom((e) => e.fn('casework.local_amounts', [e.val(caseId)]).as('told')).executeTakeFirst(),
    )
    expect(told).toEqual({ told: null })
  })
})
