import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { DATABASE, OWNER_ROLE, RUNTIME_ROLE } from '../../src/platform/db/bootstrap.server.ts'
import { createPool } from '../../src/platform/db/pool.server.ts'
import { createLog } from '../../src/platform/log/log.server.ts'

export type TestDatabase = {
  /** Owns every table: for arranging what no person may do, and for looking behind row security. */
  readonly owner: pg.Pool
  /** The role the program works as. */
  readonly runtime: pg.Pool
  readonly ownerConfig: pg.PoolConfig
  readonly runtimeConfig: pg.PoolConfig
}

/** A fresh, migrated database for the calling test file: `const database = await testDatabase()` at its top. Dropped at its end. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const connection = (user: string, database: string) => ({
    host: inject('postgresSocket'),
    port: 5432,
    user,
    database,
  })
  await once(
    connection('postgres', 'postgres'),
    `create database ${name} template ${DATABASE} owner ${OWNER_ROLE} strategy wal_log`,
  )

  const log = createLog('warn')
  const [ownerConfig, runtimeConfig] = [connection(OWNER_ROLE, name), connection(RUNTIME_ROLE, name)]
  const [owner, runtime] = [createPool(ownerConfig, log), createPool(runtimeConfig, log)]
  afterAll(async () => {
    await Promise.all([owner.end(), runtime.end()])
    await once(connection('postgres', 'postgres'), `drop database ${name} with (force)`)
  })
  return { owner, runtime, ownerConfig, runtimeConfig }
}

async function once(config: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
