import { describe, expect, test } from 'vitest'
import { localDate, NotFound, refused } from '#kernel'
import { createPlanner } from '#planner/server'
import { createLog } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { helpOf, planningOf, type Standing, waitedDays } from './help.domain.ts'
import { helpAskedIn, whatWouldHelp } from './help.query.server.ts'

const TODAY = localDate('2026-11-23')
const told = (id: string, year: number, quarter: number, atLeast: number): Standing => ({
  ...{ id, name: id, year, quarter, atLeast },
})

test('a need waits from the end of the quarter in which it was written down', () => {
  expect(waitedDays({ year: 2026, quarter: 4 }, TODAY)).toBe(0)
  expect(waitedDays({ year: 2026, quarter: 3 }, TODAY)).toBe(54)
  expect(waitedDays({ year: 2025, quarter: 4 }, TODAY)).toBe(327)
})

describe('which service would help most', () => {
  test('is worked out by the planner, and every point can be added up by hand', async () => {
    const planner = createPlanner(createLog('silent'))
    const standing = [
      told('zdrowie', 2025, 4, 1),
      told('edukacja', 2026, 4, 5),
      told('edukacja', 2026, 3, 1),
      told('sport', 2026, 4, 1),
    ]
    const found = await planner.whatWouldHelp(planningOf('260401', standing, TODAY), 15)
    await planner.stop()
    if (!found.ok) throw new Error(found.refusal)
    const areas = helpOf(found.value, standing, TODAY)
    expect(areas.map(({ id }) => id)).toEqual(['zdrowie', 'edukacja', 'sport'])
    expect(areas.map(({ points }) => points)).toEqual([300 + 50 + 20, 300 + 50 + 2, 300 + 50])
    for (const { points, met, first, waited } of areas) expect(met + first + waited).toBe(points)
    expect(areas.map(({ atLeast }) => atLeast)).toEqual([1, 6, 1])
  })

  test('says so when it cannot be worked out, and is for those who count the needs', async () => {
    const world = await workWorld(await testDatabase())
    const { as, coordinator, stranger, keeper } = world
    const silent = { whatWouldHelp: async () => refused('not_solved') }
    const asked = (who = coordinator) => as(who, (ctx) => helpAskedIn(ctx, '260401'))
    expect((await whatWouldHelp(await asked(), silent)).found).toEqual({ areas: [], solved: true })
    const { caseId } = await world.family()
    await world.enter(caseId, 'koszyk')
    const values = { potrzeba: 'Korepetycje', 'obszar-potrzeby': 'edukacja', 'czego-brak': 'nie-ma' }
    await world.complete(keeper.worker, caseId, 'karta-koszyka', { 'bez-uslugi': [{ rowId: world.newId(), values }] })
    expect((await whatWouldHelp(await asked(), silent)).found).toMatchObject({ solved: false })
    const { found } = await whatWouldHelp(await asked())
    expect(found?.areas).toMatchObject([{ id: 'edukacja', name: 'Edukacja publiczna', atLeast: 1, points: 350 }])
    for (const who of [stranger, keeper.worker]) await expect(asked(who)).rejects.toThrow(NotFound)
  })
})
