import { beforeEach, describe, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '#kernel'
import type { ItemState } from '#model'
import type { Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { moveCase } from '../moving/move-case.server.ts'
import { basketOf, type LineWritten, workWorld } from '../plan/work.fixture.ts'
import { basketView } from './basket.query.server.ts'
import { changeItem } from './change-item.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, coordinator, stranger, newId, rows } = world

const inBasketStage = async () => {
  const family = await world.family()
  await world.enter(family.caseId, 'koszyk')
  return family
}
const fill = (caseId: string, lines: readonly LineWritten[]) =>
  world.complete(keeper.worker, caseId, 'karta-koszyka', basketOf(lines))
const paid = (grosze: number, more: Partial<LineWritten> = {}): LineWritten => ({
  id: newId(),
  what: 'Opiekunka',
  source: 'platne',
  grosze,
  why: 'Nie ma w gminie nikogo, kto zrobi to bezpłatnie',
  ...more,
})
const view = (who: string, caseId: string) => as(who, async (ctx) => basketView(ctx, await caseFacts(ctx, caseId)))
const lineOf = async (caseId: string, what: string) => {
  const line = (await view(keeper.worker, caseId)).lines.find((one) => one.what === what)
  if (!line) throw new Error(`no line ${what}`)
  return line
}
const move = (ctx: Ctx, caseId: string, line: { id: string; rowVersion: number }, state: ItemState) =>
  changeItem(ctx, { caseId, itemId: line.id, rowVersion: line.rowVersion, state, onDay: undefined })
const ownPart = (caseId: string) => world.disclosure(caseId, keeper, school, 'uslugi-koszty', { extent: 'own_part' })
const events = (caseId: string, item: string) =>
  rows<{ event: string }>('select event from casework.event where case_id = $1 and instance = $2 order by seq', [
    caseId,
    item,
  ])

// One envelope serves the whole gmina, so each test begins with nothing bound.
beforeEach(async () => {
  await database.owner.query('update casework.basket_item set current = false')
})

describe('filling the basket', () => {
  test('each row is a line with its provider, and what was typed is kept as typed', async () => {
    const { caseId, child } = await inBasketStage()
    const what = `<script>alert('x')</script>'; drop table casework.case; --`
    expect(await fill(caseId, [{ id: newId(), what, who: child, provider: school.id }])).toMatchObject({ ok: true })
    const line = await lineOf(caseId, what)
    expect(line).toMatchObject({ provider: school.id, state: 'planned', paid: false, goods: false })
  })

  test('a paid line needs its cost and the reason why nothing earlier suffices', async () => {
    const { caseId } = await inBasketStage()
    const bare = { id: newId(), what: 'Opiekunka', source: 'platne' }
    expect(await fill(caseId, [bare])).toMatchObject({ refusal: 'rows_unfinished' })
    expect(await fill(caseId, [{ ...bare, grosze: 1000 }])).toMatchObject({ refusal: 'rows_unfinished' })
    expect(await fill(caseId, [{ ...bare, grosze: 1000, why: 'Nikt inny' }])).toMatchObject({ ok: true })
  })

  test('a newer basket keeps how far a line got, and leaves out only what was not begun', async () => {
    const { caseId } = await inBasketStage()
    const [kept, begun, planned] = [newId(), newId(), newId()]
    const lines = [
      { id: kept, what: 'Świetlica' },
      { id: begun, what: 'Korepetycje' },
      { id: planned, what: 'Basen' },
    ]
    await fill(caseId, lines)
    const [day, tutor] = [await lineOf(caseId, 'Świetlica'), await lineOf(caseId, 'Korepetycje')]
    await as(keeper.worker, (ctx) => move(ctx, caseId, day, 'requested'))
    await as(keeper.worker, (ctx) => move(ctx, caseId, tutor, 'started'))
    await fill(caseId, [{ id: kept, what: 'Świetlica do 17:00' }])
    const now = (await view(keeper.worker, caseId)).lines.map(({ what, state }) => ({ what, state }))
    expect(now).toHaveLength(2)
    expect(now).toContainEqual({ what: 'Świetlica do 17:00', state: 'requested' })
    expect(now).toContainEqual({ what: 'Korepetycje', state: 'started' })
    expect((await lineOf(caseId, 'Świetlica do 17:00')).id).toBe(day.id)
  })

  test('the same service for the same person from two providers is said, and holds the plan up until confirmed', async () => {
    const { caseId, child } = await inBasketStage()
    await fill(caseId, [
      { id: newId(), what: 'Korepetycje', who: child, provider: school.id, from: '2026-12-01', to: '2027-02-01' },
      { id: newId(), what: ' korepetycje ', who: child, provider: police.id, from: '2027-01-01' },
      { id: newId(), what: 'Korepetycje', who: child, provider: keeper.id, from: '2027-03-01', to: '2027-03-02' },
    ])
    const { duplicates } = await view(keeper.worker, caseId)
    expect(duplicates.map((pair) => pair.map((what) => what.trim().toLowerCase()))).toContainEqual([
      'korepetycje',
      'korepetycje',
    ])
    const moved = await as(coordinator, (ctx) => moveCase(ctx, { caseId, transition: 'koszyk-uruchom' }))
    if (moved.ok) throw new Error('the case moved with two providers of one service')
    const unmet = moved.why.unmet as readonly { rule: string; confirmable: boolean }[]
    expect(unmet).toContainEqual(expect.objectContaining({ rule: 'no_duplicate_service', confirmable: true }))
  })

  test('needs without a service are told beside it', async () => {
    const { caseId } = await inBasketStage()
    const need = { potrzeba: 'Wieczorne wsparcie', 'obszar-potrzeby': 'inne', 'czego-brak': 'nie-ma' }
    await world.complete(keeper.worker, caseId, 'karta-koszyka', {
      pozycje: [],
      'bez-uslugi': [{ rowId: newId(), values: need }],
    })
    expect((await view(keeper.worker, caseId)).needs.map((one) => one.need)).toEqual(['Wieczorne wsparcie'])
  })
})

describe('the envelope of the gmina', () => {
  test('money bound in another case of the gmina leaves less for this one', async () => {
    const [first, second] = [await inBasketStage(), await inBasketStage()]
    const { sums } = await view(keeper.worker, first.caseId)
    const envelope = sums?.envelope ?? 0
    expect(await fill(first.caseId, [paid(envelope - 100_000)])).toMatchObject({ ok: true })
    const seen = (await view(keeper.worker, second.caseId)).sums
    expect(seen).toMatchObject({ here: 0, left: 100_000, nearEnd: true })
    expect(await fill(second.caseId, [paid(100_001)])).toMatchObject({ refusal: 'rows_unfinished' })
    expect(await fill(second.caseId, [paid(100_000)])).toMatchObject({ ok: true })
    expect((await view(keeper.worker, first.caseId)).sums?.overFamilyLimit).not.toBeNull()
  })

  test('what would go beyond it is not ordered', async () => {
    const [first, second] = [await inBasketStage(), await inBasketStage()]
    const envelope = (await view(keeper.worker, first.caseId)).sums?.envelope ?? 0
    await fill(first.caseId, [paid(200_000)])
    await fill(second.caseId, [paid(envelope - 200_000)])
    await database.owner.query('update casework.basket_item set amount = amount + 1 where case_id = $1', [
      second.caseId,
    ])
    const line = await lineOf(first.caseId, 'Opiekunka')
    const order = await as(keeper.worker, (ctx) => move(ctx, first.caseId, line, 'requested'))
    expect(order).toMatchObject({ refusal: 'envelope_exceeded' })
  })
})

describe('from the order to the family', () => {
  const ordered = async (more: Partial<LineWritten> = {}) => {
    const { caseId } = await inBasketStage()
    await fill(caseId, [{ id: newId(), what: 'Dowóz', provider: school.id, ...more }])
    await world.enter(caseId, 'realizacja')
    return { caseId, line: await lineOf(caseId, 'Dowóz') }
  }

  test("the provider with its own part says it delivered; the family's worker confirms; the clocks hear of each", async () => {
    const { caseId, line } = await ordered()
    await ownPart(caseId)
    expect((await view(school.worker, caseId)).lines.map(({ id }) => id)).toEqual([line.id])
    expect(await as(keeper.worker, (ctx) => move(ctx, caseId, line, 'requested'))).toMatchObject({ ok: true })
    const asked = await lineOf(caseId, 'Dowóz')
    expect(await as(school.worker, (ctx) => move(ctx, caseId, asked, 'delivered'))).toMatchObject({ ok: true })
    const there = await lineOf(caseId, 'Dowóz')
    await expect(as(school.worker, (ctx) => move(ctx, caseId, there, 'confirmed'))).rejects.toThrow(Forbidden)
    expect(await as(keeper.worker, (ctx) => move(ctx, caseId, there, 'confirmed'))).toMatchObject({ ok: true })
    expect(await events(caseId, line.id)).toEqual([
      { event: 'item_ordered' },
      { event: 'item_delivered' },
      { event: 'item_confirmed' },
    ])
    const marks = await rows(`select for_key from casework.step_done where case_id = $1 and step = 'dostawa-pomocy'`, [
      caseId,
    ])
    expect(marks).toEqual([{ for_key: line.id }])
    const back = await lineOf(caseId, 'Dowóz')
    expect(await as(keeper.worker, (ctx) => move(ctx, caseId, back, 'planned'))).toMatchObject({ refusal: 'not_next' })
  })

  test('a line is not there for those it was not shown to, and not theirs to move when it only was', async () => {
    const { caseId, line } = await ordered()
    await expect(as(police.worker, (ctx) => move(ctx, caseId, line, 'delivered'))).rejects.toThrow(NotFound)
    await expect(as(stranger, (ctx) => move(ctx, caseId, line, 'delivered'))).rejects.toThrow(NotFound)
    await world.disclosure(caseId, keeper, police, 'uslugi-koszty')
    await expect(as(police.worker, (ctx) => move(ctx, caseId, line, 'delivered'))).rejects.toThrow(Forbidden)
  })

  test('two people who move the same line meet a conflict', async () => {
    const { caseId, line } = await ordered()
    await as(keeper.worker, (ctx) => move(ctx, caseId, line, 'requested'))
    await expect(as(coordinator, (ctx) => move(ctx, caseId, line, 'accepted'))).rejects.toThrow(Conflict)
  })

  test('a thing is confirmed only with its hand-over record, and the record confirms it', async () => {
    const { caseId, line } = await ordered({ kind: 'rzecz' })
    await as(keeper.worker, (ctx) => move(ctx, caseId, line, 'delivered'))
    const there = await lineOf(caseId, 'Dowóz')
    expect(there.handoverMissing).toBe(true)
    expect(await as(keeper.worker, (ctx) => move(ctx, caseId, there, 'confirmed'))).toMatchObject({
      refusal: 'handover_missing',
    })
    const record = { przekazanie: { 'data-przekazania': '2026-11-23', stan: 'dobry', wlasnosc: 'rodzina' } }
    const written = await world.complete(keeper.worker, caseId, 'protokol-przekazania', record, line.id)
    expect(written).toMatchObject({ ok: true })
    expect(await lineOf(caseId, 'Dowóz')).toMatchObject({ state: 'confirmed', handoverMissing: false })
  })

  test('work does not close while a thing has no hand-over record', async () => {
    const { caseId, line } = await ordered({ kind: 'rzecz' })
    await as(keeper.worker, (ctx) => move(ctx, caseId, line, 'delivered'))
    await world.enter(caseId, 'zakonczenie')
    const closing = await as(keeper.worker, (ctx) => moveCase(ctx, { caseId, transition: 'zakonczenie-ocen' }))
    if (closing.ok) throw new Error('the case moved without the hand-over record')
    expect(closing.why.unmet).toContainEqual(expect.objectContaining({ rule: 'goods_handed_over' }))
  })
})
