import { beforeEach, describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { decidePurchase } from './decide-purchase.server.ts'
import { envelopeWorld } from './envelope.fixture.ts'

const UNIT = '260401'
const database = await testDatabase()
const world = await envelopeWorld(database)

beforeEach(async () => {
  await database.owner.query('truncate casework.purchase, casework.envelope_source cascade')
})

const decide = (purchaseId: string, decision: 'approve') =>
  world.as(world.mayor, (ctx) =>
    decidePurchase(ctx, { unitCode: UNIT, purchaseId, decision, reason: undefined, rowVersion: 1 }),
  )

describe('what counts together in a year', () => {
  test('adds up what the same payer orders of one kind in the year, and only that', async () => {
    const own = await world.opens(9_000_000)
    const grant = await world.opens(9_000_000)
    const first = await world.withLine(900_000)
    expect(await world.asks(first, world.order(own, 600_000))).toMatchObject({ ok: true })
    const second = await world.withLine(900_000)
    const asked = world.order(grant, 400_000)
    expect(await world.asks(second, asked)).toMatchObject({ refusal: 'too_light_in_year' })
    expect(await world.asks(second, { ...asked, procedure: 'inquiry' })).toMatchObject({ ok: true })
    const third = await world.withLine(900_000)
    expect(await world.asks(third, { ...asked, paragraph: '4210' })).toMatchObject({ ok: true })
    const next = { from: localDate('2026-11-01'), until: localDate('2027-03-31') }
    const fourth = await world.withLine(900_000)
    const later = { ...asked, sourceId: await world.opens(9_000_000, next), expectedOn: localDate('2027-01-02') }
    expect(await world.asks(fourth, later)).toMatchObject({ ok: true })
  })

  test('tells kinds apart by codes of procurement where both have one', async () => {
    const source = await world.opens(9_000_000)
    const [tutoring, dentist] = [{ cpv: '80110000-8' }, { cpv: '85130000' }]
    expect(await world.asks(await world.withLine(900_000), world.order(source, 600_000, tutoring))).toMatchObject({
      ok: true,
    })
    const at = await world.withLine(900_000)
    const again = world.order(source, 600_000, { cpv: '80120000' })
    expect(await world.asks(at, again)).toMatchObject({ refusal: 'too_light_in_year' })
    expect(await world.asks(at, world.order(source, 600_000))).toMatchObject({ refusal: 'too_light_in_year' })
    expect(await world.asks(at, world.order(source, 600_000, dentist))).toMatchObject({ ok: true })
  })

  test('is added up once more when somebody approves', async () => {
    const source = await world.opens(9_000_000)
    const [one, two] = [await world.withLine(900_000), await world.withLine(900_000)]
    const asked = [
      await world.asks(one, world.order(source, 300_000)),
      await world.asks(two, world.order(source, 300_000)),
    ]
    const [first, second] = asked.map((answer) => (answer.ok ? answer.value : ''))
    expect(await decide(first ?? '', 'approve')).toMatchObject({ ok: true })
    await database.owner.query('update casework.purchase set amount = 800000 where id = $1', [second])
    expect(await decide(second ?? '', 'approve')).toMatchObject({ refusal: 'too_light_in_year' })
  })
})
