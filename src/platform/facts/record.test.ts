import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { acting, founding } from '#test/world.ts'
import { brokenLinks, record, systemActor } from '../index.server.ts'

const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const { aPerson } = founding(database, newId)

const verify = () => actAs(systemActor('worker'), brokenLinks)
const happen = (who: string, about: string, name = 'casework.case.opened') =>
  as(who, (ctx) => record(ctx, { chain: 'case', about, name, payload: { kind: 'family' } }))

describe('the record of what happened', () => {
  test('facts of one case follow each other and verify, also when colleagues write at the same moment', async () => {
    const [ada, ben, about] = [await aPerson('Ada', 'Zmyślona'), await aPerson('Ben', 'Zmyślony'), newId()]
    await Promise.all(Array.from({ length: 20 }, (_, i) => happen(i % 2 ? ada : ben, about)))
    const { rows } = await database.owner.query('select seq from platform.fact where chain_id = $1 order by seq', [
      about,
    ])
    expect(rows.map((r) => r.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(await verify()).toEqual([])
  })

  test('writers of different cases do not wait for each other', async () => {
    const [ada, one, other] = [await aPerson('Ada', 'Zmyślona'), newId(), newId()]
    await as(ada, async (ctx) => {
      await record(ctx, { chain: 'case', about: one, name: 'casework.case.opened' })
      // The first transaction still holds the head of its own chain.
      await happen(ada, other)
    })
    expect(await verify()).toEqual([])
  })

  test.each([
    ['a changed fact', `update platform.fact set payload = '{"kind":"person"}' where chain_id = $1 and seq = 2`],
    ['a removed fact in the middle', 'delete from platform.fact where chain_id = $1 and seq = 2'],
    ['a removed last fact', 'delete from platform.fact where chain_id = $1 and seq = 3'],
    ['another author', 'update platform.fact set actor_id = gen_random_uuid() where chain_id = $1 and seq = 1'],
  ])('%s is found', async (_what, tampering) => {
    const [ada, about] = [await aPerson('Ada', 'Zmyślona'), newId()]
    for (let i = 0; i < 3; i += 1) await happen(ada, about)
    await database.owner.query(tampering, [about])
    expect((await verify()).filter((link) => link.chainId === about)).not.toEqual([])
    await database.owner.query('delete from platform.fact where chain_id = $1', [about])
    await database.owner.query('delete from platform.fact_head where chain_id = $1', [about])
  })

  test('nobody who works here can change or remove a fact (row 20)', async () => {
    const [ada, about] = [await aPerson('Ada', 'Zmyślona'), newId()]
    await happen(ada, about)
    await expect(database.runtime.query(`update platform.fact set name = 'x'`)).rejects.toThrow(/permission denied/)
    await expect(database.runtime.query('delete from platform.fact')).rejects.toThrow(/permission denied/)
    await expect(database.runtime.query('update platform.fact_head set seq = 9')).rejects.toThrow(/permission denied/)
  })

  test('without an actor nothing is recorded', async () => {
    await expect(
      database.runtime.query(`select platform.record_fact('case', gen_random_uuid(), 'x', '{}', null)`),
    ).rejects.toThrow()
  })
})
