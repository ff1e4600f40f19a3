import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, InstitutionId, NotFound } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { basketView } from '../basket/basket.query.server.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { decidePurchase } from './decide-purchase.server.ts'
import { envelopeWorld, YEAR } from './envelope.fixture.ts'
import { envelopeIn } from './envelope.query.server.ts'
import { sumsOfSource } from './envelope.store.server.ts'
import { freeOf } from './ledger.domain.ts'
import { openSource, raiseSource, reverseEntry } from './open-source.server.ts'

const UNIT = '260401'
const database = await testDatabase()
const world = await envelopeWorld(database)
const { as, keeper, school, coordinator, mayor, head, stranger, rows, newId } = world

beforeEach(async () => {
  await database.owner.query('truncate casework.money_entry, casework.purchase_receipt, casework.purchase_item cascade')
  await database.owner.query('truncate casework.purchase cascade')
  await database.owner.query('truncate casework.envelope_source cascade')
  await database.owner.query('update casework.basket_item set current = false')
})

const sums = (source: string) => as(mayor, (ctx) => sumsOfSource(ctx, source))
const approve = (purchaseId: string, who = mayor) =>
  as(who, (ctx) =>
    decidePurchase(ctx, { unitCode: UNIT, purchaseId, decision: 'approve', reason: undefined, rowVersion: 1 }),
  )
/** Purchases that wait for approval, put there past the pages. */
const waiting = async (source: string, amounts: readonly number[]): Promise<readonly string[]> => {
  const ids: string[] = []
  for (const amount of amounts) {
    const id = newId()
    ids.push(id)
    await world.found.put('casework.purchase', {
      ...{ id, source_id: source, what: 'Zajęcia', goods: false, amount, part: '855', chapter: '85504' },
      ...{ paragraph: '4300', procedure: 'direct', supplier: 'Zmyślona', expected_on: '2026-12-01' },
      ...{ asked_by: keeper.worker, asked_at: '2026-11-23' },
    })
  }
  return ids
}
const entries = () => as(mayor, async (ctx) => (await envelopeIn(ctx, UNIT)).entries)

describe('the sources of an envelope', () => {
  test('are opened by whoever governs the gmina, with what they begin with', async () => {
    const source = await world.opens(4_000_000)
    expect(await sums(source)).toEqual({ planned: 4_000_000, committed: 0, spent: 0 })
    const { sources, together } = await as(coordinator, (ctx) => envelopeIn(ctx, UNIT))
    expect(sources).toHaveLength(1)
    expect(freeOf(together)).toBe(4_000_000)
  })

  test.each([
    ['the lead worker', () => keeper.worker],
    ['the head of a school', () => head],
    ['a stranger', () => stranger],
  ])('%s opens none', async (_who, person) => {
    await expect(world.opens(1_000, {}, person())).rejects.toThrow(Forbidden)
  })

  test('a period does not end before it begins', async () => {
    const turned = { from: YEAR.until, until: YEAR.from, amount: 100, name: 'Źródło', kind: 'own' as const }
    const input = { ...turned, payerId: InstitutionId.parse(world.gmina), unitCode: UNIT }
    expect(await as(coordinator, (ctx) => openSource(ctx, input))).toMatchObject({ refusal: 'ends_before_start' })
  })

  test('a source is raised by another entry, and nobody without a part in it sees any of it', async () => {
    const source = await world.opens(1_000_000)
    await as(mayor, (ctx) => raiseSource(ctx, { unitCode: UNIT, sourceId: source, amount: 500_000 }))
    expect(await sums(source)).toMatchObject({ planned: 1_500_000 })
    await expect(as(stranger, (ctx) => envelopeIn(ctx, UNIT))).rejects.toThrow(NotFound)
    const seen = await as(stranger, (ctx) =>
      sql`select from casework.source_sums(${source}::uuid)`.execute(ctx.db).then((one) => one.rows.length),
    )
    expect(seen).toBe(0)
  })

  test('the ledger is not changed and nothing is taken out of it, whoever tries', async () => {
    await world.opens(1_000_000)
    for (const statement of ['update casework.money_entry set amount = 1', 'delete from casework.money_entry'])
      await expect(as(mayor, (ctx) => sql.raw(statement).execute(ctx.db))).rejects.toThrow(/permission denied/)
  })
})

describe('what is committed', () => {
  test('never exceeds a source, whoever approves at once', { timeout: 120_000 }, async () => {
    const amount = fc.integer({ min: 1, max: 5_000 })
    await fc.assert(
      fc.asyncProperty(fc.array(amount, { minLength: 100, maxLength: 100 }), async (amounts) => {
        const held = 100_000
        const source = await world.opens(held)
        const asked = await waiting(source, amounts)
        const answers = await Promise.all(asked.map((id) => approve(id)))
        const approved = amounts.filter((_, index) => answers[index]?.ok).reduce((sum, one) => sum + one, 0)
        expect(approved).toBeLessThanOrEqual(held)
        expect(await sums(source)).toEqual({ planned: held, committed: approved, spent: 0 })
        for (const [index, answer] of answers.entries())
          if (!answer.ok) expect([answer.refusal, (amounts[index] ?? 0) > 0]).toEqual(['not_enough', true])
        // What was refused did not fit even at the end.
        const left = held - approved
        const refused = amounts.filter((_, index) => !answers[index]?.ok)
        for (const one of refused) expect(one).toBeGreaterThan(left)
      }),
      // Each try takes a hundred transactions, so the first failure is told as it is.
      { numRuns: 3, endOnFailure: true },
    )
  })

  test('is not doubled when two approve the same purchase', async () => {
    const source = await world.opens(10_000)
    const [id = ''] = await waiting(source, [4_000])
    const answers = await Promise.allSettled([approve(id), approve(id, coordinator)])
    const done = answers.filter((one) => one.status === 'fulfilled' && one.value.ok)
    expect(done).toHaveLength(1)
    expect(await sums(source)).toMatchObject({ committed: 4_000 })
  })

  test('is approved by somebody else than whoever asked', async () => {
    const source = await world.opens(1_000_000)
    const at = await world.withLine(300_000)
    const asked = await world.asks(at, world.order(source, 250_000), coordinator)
    if (!asked.ok) throw new Error(asked.refusal)
    expect(await approve(asked.value, coordinator)).toMatchObject({ refusal: 'own_request' })
    await expect(approve(asked.value, keeper.worker)).rejects.toThrow(Forbidden)
    await expect(approve(asked.value, stranger)).rejects.toThrow(NotFound)
    expect(await approve(asked.value)).toMatchObject({ ok: true })
    expect(await sums(source)).toMatchObject({ committed: 250_000 })
  })

  test('comes only from a source whose days cover today', async () => {
    const source = await world.opens(1_000_000, { until: YEAR.from })
    const [id = ''] = await waiting(source, [100])
    expect(await approve(id)).toMatchObject({ refusal: 'source_over' })
  })
})

describe('a correction', () => {
  const of = async (kind: string) => {
    const found = (await entries()).find((one) => one.kind === kind && one.reverses === null)
    if (!found) throw new Error(`no ${kind} entry`)
    return found
  }
  const reverse = (entryId: string, who = mayor) =>
    as(who, (ctx) => reverseEntry(ctx, { unitCode: UNIT, entryId, reason: 'Pomyłka w kwocie' }))

  test('is an entry that takes another one back, once, and keeps both', async () => {
    const source = await world.opens(500_000)
    const plan = await of('planned')
    expect(await reverse(plan.id)).toMatchObject({ ok: true })
    expect(await sums(source)).toEqual({ planned: 0, committed: 0, spent: 0 })
    expect(await entries()).toHaveLength(2)
    expect(await reverse(plan.id)).toMatchObject({ refusal: 'reversed_already' })
    const [back] = await entries()
    expect(back?.reverses).toBe(plan.id)
    expect(await reverse(back?.id ?? '')).toMatchObject({ refusal: 'is_reversal' })
  })

  test('never takes back a plan from which more is committed than would be left', async () => {
    const source = await world.opens(500_000)
    const [id = ''] = await waiting(source, [400_000])
    await approve(id)
    expect(await reverse((await of('planned')).id)).toMatchObject({ refusal: 'committed_already' })
    expect(await reverse((await of('committed')).id)).toMatchObject({ ok: true })
    expect(await sums(source)).toMatchObject({ committed: 0 })
    const [{ state } = { state: '' }] = await rows<{ state: string }>('select state from casework.purchase')
    expect(state).toBe('cancelled')
    expect(await reverse((await of('planned')).id)).toMatchObject({ ok: true })
  })

  test('is for those who answer for the source alone', async () => {
    await world.opens(500_000)
    const plan = await of('planned')
    await expect(reverse(plan.id, keeper.worker)).rejects.toThrow(NotFound)
    await expect(reverse(plan.id, stranger)).rejects.toThrow(NotFound)
  })
})

describe('the envelope in a case', () => {
  const facts = (who: string, caseId: string) => as(who, (ctx) => caseFacts(ctx, caseId))
  test('takes the place of the amount of the model once the gmina keeps one', async () => {
    const at = await world.withLine(100_000)
    const before = await facts(keeper.worker, at.caseId)
    expect(before.envelope).toBeNull()
    await world.opens(700_001)
    await world.opens(300_000, { name: 'Środki własne', kind: 'own' })
    const known = await facts(keeper.worker, at.caseId)
    expect(known.envelope).toBe(1_000_001)
    const { sums: shown } = await as(keeper.worker, (ctx) => basketView(ctx, known))
    expect(shown).toMatchObject({ envelope: 1_000_001, here: 100_000, left: 900_001 })
  })

  test('a source whose days are over counts with what was bound in it', async () => {
    const at = await world.withLine(100_000)
    const source = await world.opens(700_000)
    const [id = ''] = await waiting(source, [50_000])
    await approve(id)
    await database.owner.query(`update casework.envelope_source set until_on = '2026-11-22'`)
    expect((await facts(keeper.worker, at.caseId)).envelope).toBe(50_000)
  })

  test('only the institution that keeps the case is told what one family costs', async () => {
    const at = await world.withLine(100_000)
    await world.opens(700_000)
    const partner = await as(school.worker, async (ctx) => basketView(ctx, await caseFacts(ctx, at.caseId)))
    expect(partner).toMatchObject({ sums: null, buys: false })
    const own = await as(keeper.worker, async (ctx) => basketView(ctx, await caseFacts(ctx, at.caseId)))
    expect(own).toMatchObject({ sums: { here: 100_000 }, buys: true })
  })
})
