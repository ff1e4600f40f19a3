import { globSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadVersion } from '#model/server'
import { actingOver, brokenLinks, systemActor, systemClock } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { readWorld } from './cast.ts'
import { prepare } from './prepare.server.ts'

const database = await testDatabase()
const actAs = actingOver(database.runtime, systemClock)
const installation = { actAs, signInAs: actAs, pool: database.runtime, bundled: true, close: async () => undefined }
const count = async (query: string): Promise<number> => Number((await database.owner.query(query)).rows[0]?.count)

describe('the demonstration world', () => {
  const progress = { done: 0, of: 1, stopped: false }
  beforeAll(async () => {
    for (const file of globSync('content/models/*.json').sort()) {
      const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
      expect((await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, json))).ok).toBe(true)
    }
    await prepare(installation, readWorld(), progress)
  }, 180_000)

  test('tells sixty families through the real acts of their teams', async () => {
    expect([progress.done, progress.of]).toEqual([60, 60])
    expect(await count('select count(*) from casework.case')).toBe(60)
  })

  test('has families at every stage of the main path', async () => {
    expect(await count('select count(distinct stage) from casework.case')).toBeGreaterThanOrEqual(11)
  })

  test('dates nothing after today, and its record verifies', async () => {
    expect(await count('select count(*) from platform.fact where at > now()')).toBe(0)
    expect(await actAs(systemActor('worker'), brokenLinks)).toEqual([])
  })

  test('goes on where it was left, and makes nothing twice', async () => {
    await prepare(installation, readWorld(), { done: 0, of: 1, stopped: false })
    expect(await count('select count(*) from casework.case')).toBe(60)
  })
})
