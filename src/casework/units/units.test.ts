import { describe, expect, test } from 'vitest'
import { freeUnits } from '#directory/server'
import { localDate, NotFound } from '#kernel'
import { anyone } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { reorderWaiting } from './reorder-waiting.server.ts'
import { tieItem } from './tie-item.server.ts'
import type { Line } from './unit.store.server.ts'
import { unitsWorld } from './units.fixture.ts'
import { orderChanges, unitsOfLine, waitingPlaces } from './units-of-line.query.server.ts'
import { myWaitingLists } from './waiting-lists.query.server.ts'

const database = await testDatabase()
const world = await unitsWorld(database)
const { actAs, as, family, keeper, move, offer, police, rows, school, service, stranger, supply } = world

const freeTo = async (id: string, who: string | null = keeper.worker) => {
  const found = await (who ? as(who, (ctx) => freeUnits(ctx, [id])) : actAs(anyone, (ctx) => freeUnits(ctx, [id])))
  return found.get(id) ?? null
}
const free = async (id: string) => (await freeTo(id))?.counted?.free
const placeOf = async ({ caseId, itemId }: Line) =>
  (await as(keeper.worker, (ctx) => waitingPlaces(ctx, caseId))).get(itemId)
const urgentNow = (line: Line, urgent: 'urgent' | 'ordinary' = 'urgent', who = keeper.worker) =>
  as(who, (ctx) => reorderWaiting(ctx, { ...line, urgent, reason: 'Uzgodniono na zespole' }))
const told = (line: Line) =>
  rows<{ person_id: string }>(
    `select person_id from notices.notice where kind = 'unit_free' and link = $1 order by person_id`,
    [`/cases/${line.caseId}/basket/${line.itemId}`],
  )

describe('tying a line to an entry of the directory', () => {
  test('is for those who write the basket, and told to those who see the line', async () => {
    const id = await service(3)
    const line = await family(null)
    const tied = { ...line, serviceId: id, units: 2 }
    await expect(as(stranger, (ctx) => tieItem(ctx, tied))).rejects.toThrow(NotFound)
    await expect(as(school.worker, (ctx) => tieItem(ctx, tied))).rejects.toThrow(NotFound)
    expect(await as(keeper.worker, (ctx) => tieItem(ctx, tied))).toMatchObject({ ok: true })
    expect(await as(keeper.worker, (ctx) => unitsOfLine(ctx, line))).toMatchObject({ service: 'Korepetycje', units: 2 })
    expect(await as(stranger, (ctx) => unitsOfLine(ctx, line))).toBeNull()
  })

  test('refuses an entry that is not offered, and a change while a place is held', async () => {
    const [id, other] = [await service(3), await service(3)]
    const line = await family(id)
    const nowhere = { ...line, serviceId: world.newId(), units: 1 }
    expect(await as(keeper.worker, (ctx) => tieItem(ctx, nowhere))).toMatchObject({ refusal: 'not_offered' })
    await move(line, 'requested')
    const changed = { ...line, serviceId: other, units: 1 }
    expect(await as(keeper.worker, (ctx) => tieItem(ctx, changed))).toMatchObject({ refusal: 'held' })
    await move(line, 'refused')
    expect(await as(keeper.worker, (ctx) => tieItem(ctx, changed))).toMatchObject({ ok: true })
  })
})

describe('a place in a service', () => {
  test('is taken by ordering, and free again after a refusal and at the end', async () => {
    const id = await service(1)
    const [one, two] = [await family(id), await family(id)]
    expect(await free(id)).toBe(1)
    expect(await move(one, 'requested')).toMatchObject({ ok: true })
    expect(await free(id)).toBe(0)
    expect(await move(two, 'requested')).toMatchObject({ refusal: 'no_unit' })
    await move(one, 'refused')
    expect(await free(id)).toBe(1)
    expect(await move(two, 'accepted')).toMatchObject({ ok: true })
    await move(two, 'started')
    expect(await free(id)).toBe(0)
    await move(two, 'delivered')
    expect(await free(id)).toBe(1)
  })

  test('is not counted for a line without an entry, nor for a service whose places nobody counts', async () => {
    expect(await move(await family(null), 'requested')).toMatchObject({ ok: true })
    const id = await service(null)
    expect(await move(await family(id), 'requested')).toMatchObject({ ok: true })
    expect(await freeTo(id)).toBeNull()
  })

  test('is held until the agreed last day, and counted on the scarcest day of a period', async () => {
    const id = await service(2)
    await move(await family(id, { from: '2026-11-23', to: '2026-12-31' }), 'requested')
    await move(await family(id, { from: '2027-02-01', to: '2027-03-31' }), 'requested')
    const between = async (from: string, until: string | null) => {
      const period = { from: localDate(from), until: until === null ? null : localDate(until) }
      return (await as(keeper.worker, (ctx) => freeUnits(ctx, [id], period))).get(id)?.counted?.free
    }
    expect(await between('2026-11-23', '2026-12-31')).toBe(1)
    expect(await between('2027-01-01', '2027-01-31')).toBe(2)
    expect(await between('2026-11-23', null)).toBe(1)
    await supply(id, 2, 1, { from_on: '2027-03-01', until_on: '2027-03-31' })
    expect(await between('2026-11-23', null)).toBe(0)
    expect(await between('2027-04-01', null)).toBe(2)
  })

  test('that was given as a thing is not back in the store', async () => {
    const id = await service(1)
    const line = await family(id, { kind: 'rzecz' })
    await move(line, 'requested')
    await move(line, 'delivered')
    expect(await free(id)).toBe(0)
  })

  test('is free when the case is closed or a newer basket leaves the line out', async () => {
    const id = await service(2)
    const [closed, left] = [await family(id), await family(id)]
    for (const line of [closed, left]) await move(line, 'requested')
    await database.owner.query(`update casework.case set closed_on = '2026-11-23' where id = $1`, [closed.caseId])
    expect(await free(id)).toBe(1)
    await world.complete(keeper.worker, left.caseId, 'karta-koszyka', { pozycje: [] })
    expect(await free(id)).toBe(2)
  })
})

describe('the list of those who wait', () => {
  test('is told in order, urgent ones first, each with the reason of its place', async () => {
    const id = await service(0)
    const [one, two, three] = [await family(id), await family(id), await family(id)]
    for (const line of [one, two, three]) expect(await move(line, 'waiting')).toMatchObject({ ok: true })
    expect(await placeOf(three)).toMatchObject({ place: 3, urgentAhead: 0, longerAhead: 2 })
    expect(await urgentNow(three)).toMatchObject({ ok: true })
    expect(await urgentNow(three)).toMatchObject({ refusal: 'same' })
    expect([await placeOf(three), await placeOf(one), await placeOf(two)]).toMatchObject([
      { place: 1, urgent: true },
      { place: 2, urgentAhead: 1, longerAhead: 0 },
      { place: 3, urgentAhead: 1, longerAhead: 1 },
    ])
    const { waitingId = '' } = (await placeOf(three)) ?? {}
    const changes = await as(keeper.worker, (ctx) => orderChanges(ctx, three.caseId, waitingId))
    expect(changes).toMatchObject([{ urgent: true, words: 'Uzgodniono na zespole' }])
  })

  test('is reordered by those who keep the case alone', async () => {
    const line = await family(await service(0))
    await move(line, 'waiting')
    await expect(urgentNow(line, 'urgent', stranger)).rejects.toThrow(NotFound)
    await expect(urgentNow(line, 'urgent', police.worker)).rejects.toThrow(NotFound)
    await expect(urgentNow(await family(null))).rejects.toThrow(NotFound)
  })

  test('is not overtaken: what is free goes to whoever comes first', async () => {
    const id = await service(1)
    const [holds, first, next] = [await family(id), await family(id), await family(id)]
    await move(holds, 'requested')
    await move(first, 'waiting')
    await move(holds, 'refused')
    expect(await move(next, 'requested')).toMatchObject({ refusal: 'others_wait' })
    expect(await move(first, 'accepted')).toMatchObject({ ok: true })
    expect(await placeOf(first)).toBeUndefined()
  })

  test('offers what was freed to those who keep the case of the first, once, and takes nothing', async () => {
    const id = await service(1)
    const [holds, first, second] = [await family(id), await family(id), await family(id)]
    await move(holds, 'requested')
    for (const line of [first, second]) await move(line, 'waiting')
    await offer(id)
    expect(await told(first)).toEqual([])
    await move(holds, 'refused')
    await offer(id)
    await offer(id)
    expect(await told(first)).toEqual([{ person_id: keeper.worker }])
    expect(await told(second)).toEqual([])
    expect(await free(id)).toBe(1)
    expect((await placeOf(first))?.offeredUntil?.toISOString()).toBe('2026-11-26T22:00:00.000Z')
  })

  test('passes an offer on that nobody took up, and nobody loses their place', async () => {
    const id = await service(1)
    const [first, second] = [await family(id), await family(id)]
    const filled = await family(id)
    await move(filled, 'requested')
    for (const line of [first, second]) await move(line, 'waiting')
    await move(filled, 'refused')
    await offer(id)
    const monday = world.clock.now()
    world.clock.set(new Date('2026-11-27T08:00:00Z'))
    await offer(id)
    expect(await told(second)).toHaveLength(1)
    expect(await placeOf(first)).toMatchObject({ place: 1 })
    expect(await move(second, 'accepted')).toMatchObject({ ok: true })
    world.clock.set(monday)
  })

  test('is told to whoever keeps no case in steps of five, without a day below five', async () => {
    const id = await service(0)
    const lines = await Promise.all(Array.from({ length: 6 }, () => family(id)))
    for (const line of lines.slice(0, 4)) await move(line, 'waiting')
    expect(await freeTo(id, null)).toMatchObject({ waiting: 0, exact: false, longestSince: null })
    expect(await freeTo(id)).toMatchObject({ waiting: 4, exact: true, longestSince: '2026-11-23' })
    for (const line of lines.slice(4)) await move(line, 'waiting')
    expect(await freeTo(id, stranger)).toMatchObject({ waiting: 5, exact: false, longestSince: '2026-11-01' })
  })

  test('is listed by code to those who see the line, and to nobody else', async () => {
    const line = await family(await service(0))
    await move(line, 'waiting')
    const listed = async (who: string) =>
      (await as(who, myWaitingLists)).filter(({ caseId }) => caseId === line.caseId).length
    expect([await listed(keeper.worker), await listed(stranger), await listed(police.worker)]).toEqual([1, 0, 0])
  })

  test('of an entry for those who signed in is told to nobody else', async () => {
    const id = await service(2, 'signed_in')
    expect([await freeTo(id, null), (await freeTo(id, stranger))?.counted?.free]).toEqual([null, 2])
  })
})
