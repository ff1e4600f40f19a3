import { expect, test } from 'vitest'
import type { Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { decidePurchase } from './decide-purchase.server.ts'
import { BIELINY, envelopeWorld } from './envelope.fixture.ts'

const database = await testDatabase()
const world = await envelopeWorld(database)

/** A purchase that stays below the threshold of a direct one alone, and passes it with another like it. */
const asked = async (): Promise<string> => {
  const source = await world.opens(1_000_000)
  const done = await world.asks(await world.withLine(600_000), world.order(source, 600_000, { procedure: 'inquiry' }))
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}

const approve = (purchaseId: string) => (ctx: Ctx) =>
  decidePurchase(ctx, {
    ...{ unitCode: BIELINY, purchaseId, decision: 'approve' as const, reason: undefined, rowVersion: 1 },
  })

const somebodyWaits = async (): Promise<void> => {
  const waiting = 'select 1 from pg_locks where not granted'
  while ((await database.owner.query(waiting)).rowCount === 0) await new Promise((done) => setImmediate(done))
}

test('two approvals at once from different sources of one payer do not pass a threshold of the year together', async () => {
  const [first, second] = [await asked(), await asked()]
  await database.owner.query(`update casework.purchase set procedure = 'direct'`)
  const decided = Promise.withResolvers<void>()
  const goesOn = Promise.withResolvers<void>()
  const earlier = world.as(world.mayor, async (ctx) => {
    const answer = await approve(first)(ctx)
    decided.resolve()
    await goesOn.promise
    return answer
  })
  await decided.promise
  const later = world.as(world.mayor, approve(second))
  await Promise.race([later, somebodyWaits()])
  goesOn.resolve()
  expect(await earlier).toMatchObject({ ok: true })
  expect(await later).toMatchObject({ refusal: 'too_light_in_year' })
})
