import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { readConfig } from '../config/config.server.ts'
import { createLog } from '../log/log.server.ts'
import { startDatabase } from './database.server.ts'

const database = await testDatabase()

const url = (config: pg.PoolConfig, role = config.user): string =>
  `postgres://${role}@${encodeURIComponent(String(config.host))}/${config.database}`

function startWith(runtimeUrl: string, ownerUrl = url(database.ownerConfig)) {
  const read = readConfig({ DATABASE_URL: runtimeUrl, DATABASE_OWNER_URL: ownerUrl })
  if (!read.ok) throw new Error(read.why.message)
  return startDatabase(read.value, createLog('silent'))
}

describe('a database of your own', () => {
  test('is used as it is, and is not stopped with the program', async () => {
    const started = await startWith(url(database.runtimeConfig))
    await started.stop()
    expect((await database.runtime.query('select current_user as role')).rows).toEqual([{ role: 'app_runtime' }])
  })

  test.each([
    ['a superuser', 'postgres'],
    ['the owner of the tables', 'kooperacja_owner'],
  ])('%s is not taken for the role the program works as: row security would not bind it', async (_who, role) => {
    // Another way of writing the owner's address, so that only the database can tell.
    const owner = `${url(database.ownerConfig)}?application_name=${randomUUID()}`
    await expect(startWith(url(database.runtimeConfig, role), owner)).rejects.toThrow(/DATABASE_URL \(.*app_runtime/)
  })

  test('that cannot be reached is named by its variable, without its address', async () => {
    const nowhere = 'postgres://app:tajne-haslo@127.0.0.1:1/kooperacja'
    const start = startWith(nowhere)
    await expect(start).rejects.toThrow('DATABASE_URL (ECONNREFUSED)')
    await expect(start).rejects.not.toThrow('tajne-haslo')
  })
})
