import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeUnits } from '#directory/server'
import { testDatabase } from '#test/database.ts'
import { takeUnit } from './unit.store.server.ts'
import { unitsWorld } from './units.fixture.ts'

const database = await testDatabase()
const world = await unitsWorld(database)
const { as, family, found, keeper, move, newId, rows, service } = world

const freeTo = async (id: string, who: string) => (await as(who, (ctx) => freeUnits(ctx, [id]))).get(id) ?? null

describe('places in a service', () => {
  test('are never given out beyond what there is, a hundred asked for at once', async () => {
    const [seven, families] = [7, 10]
    const id = await service(seven)
    const lines = []
    for (const { caseId, itemId } of await Promise.all(Array.from({ length: families }, () => family(id)))) {
      const [from] = await rows<Record<string, unknown>>(
        'select case_id, form_instance_id, item_id, provider_institution_id from casework.basket_item where id = $1',
        [itemId],
      )
      for (let more = 0; more < 100 / families; more += 1) {
        const copy = newId()
        await found.put('casework.basket_item', { ...from, id: copy, row_key: copy })
        const line = { case_id: caseId, basket_item_id: copy, service_id: id }
        await found.put('casework.item_service', {
          id: newId(),
          ...line,
          said_by: keeper.worker,
          said_at: '2026-11-23',
        })
        lines.push({ caseId, itemId: copy })
      }
    }
    const taken = await Promise.all(lines.map((line) => as(keeper.worker, (ctx) => takeUnit(ctx, line))))
    expect(lines).toHaveLength(100)
    expect(taken.filter((one) => one === 'taken')).toHaveLength(seven)
    expect(taken.filter((one) => one === 'full')).toHaveLength(100 - seven)
    expect((await freeTo(id, keeper.worker))?.counted).toMatchObject({ held: seven, free: 0 })
  })

  test('are ordered by lines of several families at once, and the others are refused', async () => {
    const id = await service(2)
    const lines = await Promise.all(Array.from({ length: 6 }, () => family(id)))
    const done = await Promise.all(lines.map((line) => move(line, 'requested')))
    expect(done.filter(({ ok }) => ok)).toHaveLength(2)
  })

  test('are never held beyond what there is, whatever order lines are moved in', async () => {
    const states = ['requested', 'accepted', 'started', 'waiting', 'refused', 'delivered'] as const
    const acts = fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...states)), { minLength: 4, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 }), acts, async (units, moves) => {
        const id = await service(units)
        const lines = [await family(id), await family(id), await family(id), await family(id)]
        for (const [which, state] of moves) {
          const line = lines[which]
          if (line) await move(line, state)
          const now = await freeTo(id, keeper.worker)
          expect(now?.counted?.free).toBeGreaterThanOrEqual(0)
          const counted = await rows<{ held: number; waiting: number }>(
            `select (select count(*)::int from casework.unit_hold h where h.service_id = $1 and h.released_at is null) as held,
               (select count(*)::int from casework.basket_item b join casework.item_service t on t.basket_item_id = b.id
                where t.service_id = $1 and b.state = 'waiting') as waiting`,
            [id],
          )
          expect(counted).toEqual([{ held: now?.counted?.held, waiting: now?.waiting }])
        }
      }),
      { numRuns: 6 },
    )
  })
})
