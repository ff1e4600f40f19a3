import { describe, expect, test } from 'vitest'
import { freeUnits } from '#directory/server'
import { anyone } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import type { Line } from './unit.store.server.ts'
import { unitsWorld } from './units.fixture.ts'

const database = await testDatabase()
const { actAs, as, family, keeper, move, service, stranger, supply } = await unitsWorld(database)
const freeTo = async (id: string, who: string | null = keeper.worker) => {
  const found = await (who ? as(who, (ctx) => freeUnits(ctx, [id])) : actAs(anyone, (ctx) => freeUnits(ctx, [id])))
  return found.get(id) ?? null
}

describe('how long one waits for a unit', () => {
  const days = async (id: string, who: string | null = keeper.worker) => (await freeTo(id, who))?.daysToWait ?? null
  const held = (line: Line, said: Readonly<Record<string, string>>) =>
    database.owner.query(
      `update casework.unit_hold set ${Object.keys(said).map((name, at) => `${name} = $${at + 2}`)} where basket_item_id = $1`,
      [line.itemId, ...Object.values(said)],
    )

  test('is nothing where a unit is free beyond those who wait, and not known where nothing ever came free', async () => {
    // Told to whoever keeps a case.
    await family(null)
    const id = await service(2)
    expect(await days(id)).toBe(0)
    for (let no = 0; no < 2; no += 1) await move(await family(id), 'requested')
    expect(await days(id)).toBeNull()
    expect(await days(await service(0))).toBeNull()
    expect(await freeTo(await service(null))).toBeNull()
  })

  test('is until the day from which agreed days leave a unit, after those who wait', async () => {
    const id = await service(2)
    await move(await family(id, { from: '2026-11-23', to: '2026-12-02' }), 'requested')
    await move(await family(id, { from: '2026-11-23', to: '2026-12-12' }), 'requested')
    expect(await days(id)).toBe(10)
    await move(await family(id), 'waiting')
    expect(await days(id)).toBe(20)
    await move(await family(id), 'waiting')
    expect(await days(id)).toBeNull()
    // From Christmas on there is one more.
    await supply(id, 2, 3, { from_on: '2026-12-24' })
    expect(await days(id)).toBe(31)
  })

  test('is not until a day after which less is there than was promised', async () => {
    const id = await service(1)
    await move(await family(id, { from: '2026-11-23', to: '2026-12-02' }), 'requested')
    await supply(id, 2, 0, { from_on: '2027-02-01', until_on: '2027-02-28' })
    expect(await days(id)).toBe(98)
  })

  test('is as fast as units came back in a year, refused orders apart', async () => {
    const id = await service(1)
    const [first, second, refused, last] = [await family(id), await family(id), await family(id), await family(id)]
    for (const line of [first, second]) {
      await move(line, 'requested')
      await move(line, 'accepted')
      await move(line, 'started')
      await move(line, 'delivered')
    }
    await held(first, { held_at: '2026-09-14T10:00:00Z', released_at: '2026-10-05T10:00:00Z' })
    await move(refused, 'requested')
    await move(refused, 'refused')
    await move(last, 'requested')
    // In 70 days two came back; who waits comes first.
    expect(await days(id)).toBe(35)
    await move(await family(id), 'waiting')
    expect(await days(id)).toBe(70)
    await held(first, { held_at: '2025-01-14T10:00:00Z', released_at: '2025-10-05T10:00:00Z' })
    expect(await days(id)).toBe(730)
  })

  test('is told to those alone who are told how many wait', async () => {
    const id = await service(0)
    await supply(id, 2, 1, { from_on: '2026-12-03' })
    expect([await days(id), await days(id, stranger), await days(id, null)]).toEqual([10, null, null])
  })
})
