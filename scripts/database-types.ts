import { PostgresDialect as Connection, Kysely } from 'kysely'
import { generate, PostgresDialect } from 'kysely-codegen'
import type pg from 'pg'
import { createPool } from '../src/platform/db/pool.server.ts'
import { createLog } from '../src/platform/log/log.server.ts'

export const TYPES_FILE = 'src/platform/db/generated/database.ts'

/** Row types for every table of ours, as the driver reads them: days as text, `bigint` as number, `numeric` as text. */
export async function databaseTypes(config: pg.PoolConfig): Promise<string> {
  const db = new Kysely<unknown>({ dialect: new Connection({ pool: createPool(config, createLog('warn')) }) })
  try {
    return await generate({
      db,
      dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'string' }),
      excludePattern: '{schema_history,graphile_worker}.*',
      outFile: null,
      typeMapping: { int8: 'number' },
    })
  } finally {
    await db.destroy()
  }
}
