import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { acting } from '#test/world.ts'
import type { Ctx } from '../index.server.ts'
import { systemActor } from '../index.server.ts'

const database = await testDatabase()
const { actAs } = acting(database)
const asWorker = <T>(work: (ctx: Ctx) => Promise<T>) => actAs(systemActor('worker'), work)

const one = async (ctx: Ctx, number: number) =>
  (await sql<{ n: number }>`select ${number}::integer as n`.execute(ctx.db)).rows[0]?.n

test('statements asked at once are answered each with its own answer, in one transaction', async () => {
  const wanted = Array.from({ length: 40 }, (_, i) => i)
  // Often enough that they are prepared in the midst of it.
  for (let time = 0; time < 3; time += 1) {
    expect(await asWorker((ctx) => Promise.all(wanted.map((n) => one(ctx, n))))).toEqual(wanted)
  }
  const snapshot = sql<{ id: string }>`select pg_current_xact_id()::text as id`
  const ids = await asWorker((ctx) => Promise.all([snapshot.execute(ctx.db), snapshot.execute(ctx.db)]))
  expect(ids[0].rows).toEqual(ids[1].rows)
})

test('one that fails among others undoes all of them, and the connection serves the next', async () => {
  const failing = asWorker((ctx) => Promise.all([one(ctx, 1), sql`select 1 / 0`.execute(ctx.db), one(ctx, 2)]))
  await expect(failing).rejects.toThrow('division by zero')
  expect(await asWorker((ctx) => one(ctx, 3))).toBe(3)
})

test('a failure that nobody minded is not taken for success', async () => {
  const unminded = asWorker((ctx) => sql`select 1 / 0`.execute(ctx.db).catch(() => null))
  await expect(unminded).rejects.toThrow('a statement of the transaction had failed')
})

test('what still asks when the transaction is over is refused, not asked in somebody else’s', async () => {
  let kept: Ctx | undefined
  await asWorker(async (ctx) => {
    kept = ctx
  })
  await expect(one(kept as Ctx, 1)).rejects.toThrow('the transaction is over')
  const thrown = actAs(systemActor('worker'), async (ctx) => {
    kept = ctx
    throw new Error('broken off')
  })
  await expect(thrown).rejects.toThrow('broken off')
  await expect(one(kept as Ctx, 1)).rejects.toThrow('the transaction is over')
})
