import { describe, expect, test } from 'vitest'
import { NotFound } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { MONDAY } from '#test/world.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { settleClocks } from './settle-clocks.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, stranger, rows } = world

const kept = (caseId: string) =>
  rows<{
    deadline: string
    due_on: string
    force: string
    turn_role: string | null
    turn: string | null
    state: string
  }>(
    `select deadline, due_on, force, turn_role, turn_institution_id as turn, state from casework.clock
     where case_id = $1 order by deadline, instance`,
    [caseId],
  )

describe('the clocks of a case', () => {
  test('they stand as the model counts them, and counting them again changes nothing', async () => {
    const { caseId } = await world.family()
    await world.enter(caseId, 'diagnoza')
    await as(keeper.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))
    const first = await kept(caseId)
    expect(first).toContainEqual({
      deadline: 'termin-diagnoza',
      due_on: '2026-12-21',
      force: 'agreed',
      turn_role: 'pracownik-prowadzacy',
      turn: null,
      state: 'running',
    })
    await as(school.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))
    expect(await kept(caseId)).toEqual(first)
  })

  test('a request sets the turn of the institution that was asked, and only what the law sets is statutory', async () => {
    const { caseId } = await world.family()
    const request = { case_id: caseId, event: 'request_sent', of: 'podstawa-art-105', on_day: '2026-11-20', at: MONDAY }
    await world.found.put('casework.event', { ...request, instance: 'prosba-1', institution_id: school.id })
    await as(keeper.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))
    const statutory = (await kept(caseId)).filter(({ force }) => force === 'statutory')
    expect(statutory).toMatchObject([{ deadline: 'termin-odpowiedz', due_on: '2026-11-27', turn: school.id }])
  })

  test('one that ended keeps the day on which it did, and one that runs has none', async () => {
    const { caseId } = await world.family()
    await world.enter(caseId, 'kwalifikacja')
    await world.enter(caseId, 'zgody-i-zespol')
    await as(keeper.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))
    const days = await rows<{ deadline: string; ended: string | null }>(
      `select deadline, ended_on::text as ended from casework.clock
       where case_id = $1 and deadline in ('termin-kwalifikacja', 'termin-zgody') order by deadline`,
      [caseId],
    )
    expect(days).toEqual([
      { deadline: 'termin-kwalifikacja', ended: '2026-11-20' },
      { deadline: 'termin-zgody', ended: null },
    ])
  })

  test('whoever does not see the case neither counts nor reads them', async () => {
    const { caseId } = await world.family()
    await as(keeper.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))
    await expect(as(stranger, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))).rejects.toThrow(NotFound)
    const seen = await as(stranger, (ctx) => ctx.db.selectFrom('casework.clock').select('deadline').execute())
    expect(seen).toEqual([])
  })
})
