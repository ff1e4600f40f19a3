import { beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import type { ItemState } from '#model'
import { testDatabase } from '#test/database.ts'
import { basketView } from '../basket/basket.query.server.ts'
import { changeItem } from '../basket/change-item.server.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { acceptPurchase } from './accept-purchase.server.ts'
import { withdrawPurchase } from './ask-purchase.server.ts'
import { decidePurchase, payPurchase } from './decide-purchase.server.ts'
import { envelopeWorld, YEAR } from './envelope.fixture.ts'
import { envelopeIn } from './envelope.query.server.ts'
import { sumsOfSource } from './envelope.store.server.ts'
import type { AcceptPurchaseInput, PayPurchaseInput } from './money.schema.ts'
import { reverseEntry } from './open-source.server.ts'
import { purchasesOfLine } from './purchase.query.server.ts'

const UNIT = '260401'
const TODAY = localDate('2026-11-23')
const database = await testDatabase()
const world = await envelopeWorld(database)
const { as, keeper, school, coordinator, mayor, stranger } = world

beforeEach(async () => {
  await database.owner.query('truncate casework.money_entry, casework.purchase_receipt, casework.purchase_item cascade')
  await database.owner.query('truncate casework.purchase cascade')
  await database.owner.query('truncate casework.envelope_source cascade')
  await database.owner.query('update casework.basket_item set current = false')
})

type Line = { readonly caseId: string; readonly itemId: string }
const sums = (source: string) => as(mayor, (ctx) => sumsOfSource(ctx, source))
const line = async ({ caseId, itemId }: Line, who = keeper.worker) => {
  const { lines } = await as(who, async (ctx) => basketView(ctx, await caseFacts(ctx, caseId)))
  const found = lines.find(({ id }) => id === itemId)
  if (!found) throw new Error('no line')
  return found
}
const move = async (at: Line, state: ItemState, who = keeper.worker) => {
  const { rowVersion } = await line(at, who)
  return as(who, (ctx) => changeItem(ctx, { ...at, rowVersion, state, onDay: undefined }))
}
const decide = (purchaseId: string, decision: 'approve' | 'refuse', reason?: string) =>
  as(mayor, (ctx) => decidePurchase(ctx, { unitCode: UNIT, purchaseId, decision, reason, rowVersion: 1 }))
const accept = (at: Line, amount: number, more: Partial<AcceptPurchaseInput> = {}, who = keeper.worker) =>
  as(who, (ctx) =>
    acceptPurchase(ctx, { ...at, onDay: TODAY, amount, inventoryNo: undefined, holding: undefined, ...more }),
  )
const pay = (purchaseId: string, amount: number, more: Partial<PayPurchaseInput> = {}, who = mayor) =>
  as(who, (ctx) => {
    const invoice = { invoiceNo: 'FV/1/2026', ksefNo: undefined, onDay: TODAY, amount, more: 'no' as const }
    return payPurchase(ctx, { unitCode: UNIT, purchaseId, ...invoice, ...more })
  })
const approved = async (amount: number, more: Parameters<typeof world.withLine>[1] = {}) => {
  const source = await world.opens(1_000_000)
  const at = await world.withLine(amount, more)
  const asked = await world.asks(at, world.order(source, amount))
  if (!asked.ok) throw new Error(asked.refusal)
  expect(await decide(asked.value, 'approve')).toMatchObject({ ok: true })
  return { source, at, purchase: asked.value }
}

describe('asking for a purchase', () => {
  test('is for those who keep the case, once for a line', async () => {
    const source = await world.opens(1_000_000)
    const at = await world.withLine(300_000)
    await expect(world.asks(at, world.order(source, 100), school.worker)).rejects.toThrow(Forbidden)
    await expect(world.asks(at, world.order(source, 100), stranger)).rejects.toThrow(NotFound)
    expect(await world.asks(at, world.order(source, 100))).toMatchObject({ ok: true })
    expect(await world.asks(at, world.order(source, 100))).toMatchObject({ refusal: 'asked_already' })
  })

  test.each([
    ['more than the basket agreed', { amount: 300_001 }, 'above_agreed'],
    ['a day that is past', { expectedOn: localDate('2026-11-22') }, 'day_past'],
    ['a source of nobody', { sourceId: '019a0000-0000-7000-8000-000000000000' }, 'not_offered'],
  ])('refuses %s', async (_what, more, refusal) => {
    const source = await world.opens(1_000_000)
    const at = await world.withLine(300_000)
    expect(await world.asks(at, world.order(source, 300_000, more))).toMatchObject({ refusal })
  })

  test('refuses a procedure lighter than its amount needs, and a source whose days are over', async () => {
    const source = await world.opens(30_000_000)
    const at = await world.withLine(1_000_000)
    expect(await world.asks(at, world.order(source, 1_000_000))).toMatchObject({ refusal: 'too_light' })
    const old = await world.opens(1_000_000, { until: YEAR.from })
    expect(await world.asks(at, world.order(old, 500))).toMatchObject({ refusal: 'source_over' })
  })

  test('names no family where it is approved, and may be taken back until then', async () => {
    const source = await world.opens(1_000_000)
    const at = await world.withLine(300_000)
    await world.asks(at, world.order(source, 200_000))
    const { purchases } = await as(mayor, (ctx) => envelopeIn(ctx, UNIT))
    expect(purchases).toHaveLength(1)
    const read = await as(mayor, (ctx) => ctx.db.selectFrom('casework.purchase_item').selectAll().execute())
    expect(read).toEqual([])
    expect(await as(keeper.worker, (ctx) => withdrawPurchase(ctx, at))).toMatchObject({ ok: true })
    expect(await decide(purchases[0]?.id ?? '', 'approve')).toMatchObject({ refusal: 'decided_already' })
  })

  test('is refused with a reason, and asked anew', async () => {
    const source = await world.opens(1_000_000)
    const at = await world.withLine(300_000)
    const first = await world.asks(at, world.order(source, 200_000))
    if (!first.ok) throw new Error(first.refusal)
    expect(await decide(first.value, 'refuse')).toMatchObject({ refusal: 'reason_needed' })
    expect(await decide(first.value, 'refuse', 'Zły rozdział')).toMatchObject({ ok: true })
    expect(await sums(source)).toMatchObject({ committed: 0 })
    const { bought } = await as(keeper.worker, (ctx) => purchasesOfLine(ctx, at.caseId, at.itemId))
    expect(bought.map(({ state, reason }) => [state, reason])).toEqual([['refused', 'Zły rozdział']])
    expect(await world.asks(at, world.order(source, 200_000))).toMatchObject({ ok: true })
  })
})

describe('ordering a paid line', () => {
  test('waits for an approved purchase once the gmina keeps an envelope', async () => {
    const source = await world.opens(1_000_000)
    const at = await world.withLine(300_000)
    expect(await move(at, 'requested')).toMatchObject({ refusal: 'purchase_needed' })
    const asked = await world.asks(at, world.order(source, 300_000))
    expect(await move(at, 'requested')).toMatchObject({ refusal: 'purchase_needed' })
    if (asked.ok) await decide(asked.value, 'approve')
    expect(await move(at, 'requested')).toMatchObject({ ok: true })
  })

  test('needs none where the gmina keeps no envelope', async () => {
    const at = await world.withLine(300_000)
    expect(await move(at, 'requested')).toMatchObject({ ok: true })
  })

  test('that was refused gives its money back, and another may be bought', async () => {
    const { source, at } = await approved(300_000, { provider: school.id })
    await move(at, 'requested')
    expect(await sums(source)).toMatchObject({ committed: 300_000 })
    expect(await move(at, 'refused')).toMatchObject({ ok: true })
    expect(await sums(source)).toMatchObject({ committed: 0 })
    expect(await world.asks(at, world.order(source, 100))).toMatchObject({ ok: true })
  })
})

describe('accepting and paying', () => {
  test('nothing is paid before it was accepted, nor more than was', async () => {
    const { source, purchase, at } = await approved(300_000)
    expect(await pay(purchase, 100)).toMatchObject({ refusal: 'not_accepted' })
    await expect(accept(at, 100, {}, mayor)).rejects.toThrow(NotFound)
    expect(await accept(at, 300_001)).toMatchObject({ refusal: 'above_ordered' })
    expect(await accept(at, 100_000, { onDay: localDate('2026-11-24') })).toMatchObject({ refusal: 'day_ahead' })
    expect(await accept(at, 100_000)).toMatchObject({ ok: true })
    expect(await pay(purchase, 100_001)).toMatchObject({ refusal: 'above_accepted' })
    expect(await pay(purchase, 300_001)).toMatchObject({ refusal: 'above_committed' })
    await expect(pay(purchase, 100, {}, keeper.worker)).rejects.toThrow(Forbidden)
    expect(await pay(purchase, 100_000, { more: 'yes' })).toMatchObject({ ok: true })
    expect(await sums(source)).toEqual({ planned: 1_000_000, committed: 300_000, spent: 100_000 })
  })

  test('with the last invoice what was not needed goes back to the source, and to the basket', async () => {
    const { source, purchase, at } = await approved(300_000)
    await accept(at, 250_000)
    expect(await pay(purchase, 250_000)).toMatchObject({ ok: true })
    expect(await sums(source)).toEqual({ planned: 1_000_000, committed: 250_000, spent: 250_000 })
    expect(await pay(purchase, 1)).toMatchObject({ refusal: 'not_approved' })
    const known = await as(keeper.worker, (ctx) => caseFacts(ctx, at.caseId))
    const { sums: shown } = await as(keeper.worker, (ctx) => basketView(ctx, known))
    expect(shown?.left).toBe(750_000)
  })

  test('a payment taken back is due again', async () => {
    const { source, purchase, at } = await approved(300_000)
    await accept(at, 300_000)
    await pay(purchase, 300_000)
    const { entries } = await as(mayor, (ctx) => envelopeIn(ctx, UNIT))
    const spent = entries.find(({ kind }) => kind === 'spent')
    const back = { unitCode: UNIT, entryId: spent?.id ?? '', reason: 'Zły numer faktury' }
    expect(await as(mayor, (ctx) => reverseEntry(ctx, back))).toMatchObject({ ok: true })
    expect(await sums(source)).toMatchObject({ committed: 300_000, spent: 0 })
    expect(await pay(purchase, 300_000, { invoiceNo: 'FV/2/2026' })).toMatchObject({ ok: true })
    expect(await sums(source)).toMatchObject({ committed: 300_000, spent: 300_000 })
  })

  test('a thing passes two records: the gmina takes it over under a number, then the family', async () => {
    const { at } = await approved(300_000, { kind: 'rzecz', what: 'Laptop' })
    await move(at, 'requested')
    await move(at, 'delivered')
    expect(await move(at, 'confirmed')).toMatchObject({ refusal: 'receipt_missing' })
    expect(await accept(at, 300_000)).toMatchObject({ refusal: 'inventory_missing' })
    expect(await accept(at, 300_000, { inventoryNo: 'ST/7/2026', holding: 'lent' })).toMatchObject({ ok: true })
    expect(await move(at, 'confirmed')).toMatchObject({ refusal: 'handover_missing' })
    await world.enter(at.caseId, 'realizacja')
    const record = { przekazanie: { 'data-przekazania': '2026-11-23', stan: 'dobry', wlasnosc: 'gmina' } }
    await world.complete(keeper.worker, at.caseId, 'protokol-przekazania', record, at.itemId)
    expect((await line(at)).state).toBe('confirmed')
  })

  test('the record of the family waits for that of the gmina', async () => {
    const { at } = await approved(300_000, { kind: 'rzecz', what: 'Laptop' })
    await move(at, 'requested')
    await move(at, 'delivered')
    await world.enter(at.caseId, 'realizacja')
    const record = { przekazanie: { 'data-przekazania': '2026-11-23', stan: 'dobry', wlasnosc: 'gmina' } }
    const hands = () => world.complete(keeper.worker, at.caseId, 'protokol-przekazania', record, at.itemId)
    expect(await hands()).toMatchObject({ refusal: 'not_taken_over' })
    expect((await line(at)).state).toBe('delivered')
    expect(await accept(at, 300_000, { inventoryNo: 'ST/8/2026', holding: 'given' })).toMatchObject({ ok: true })
    expect(await hands()).toMatchObject({ ok: true })
  })
})

describe('who sees what a line costs', () => {
  test('whoever keeps the case, and nobody else', async () => {
    const { at } = await approved(300_000, { provider: school.id })
    const { bought } = await as(coordinator, (ctx) => purchasesOfLine(ctx, at.caseId, at.itemId))
    expect(bought).toHaveLength(1)
    for (const who of [school.worker, mayor, stranger])
      await expect(as(who, (ctx) => purchasesOfLine(ctx, at.caseId, at.itemId))).rejects.toThrow(NotFound)
    const amounts = (who: string) =>
      as(who, async (ctx) => (await ctx.db.selectFrom('casework.purchase').select('amount').execute()).length)
    expect(await amounts(school.worker)).toBe(0)
    expect(await amounts(stranger)).toBe(0)
    expect(await amounts(keeper.worker)).toBe(1)
  })
})
