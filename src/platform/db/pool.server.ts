import pg from 'pg'
import type { Log } from '../log/log.server.ts'

const { builtins } = pg.types

/** A `bigint` as a number. Counts and sequences fit; one that does not is a bug, not a rounding. */
function safeInteger(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError('a bigint beyond what a number can hold')
  return number
}

/** `date[]`, which the driver's list of types does not name. */
const DAYS = 1182

const READ: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.DATE]: (text) => text,
  [builtins.INT8]: safeInteger,
  [builtins.NUMERIC]: (text) => text,
  [DAYS]: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',')),
}

/** How values leave the database: days as `YYYY-MM-DD` text, instants as Date, `bigint` as number, `numeric` as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => READ[oid] ?? pg.types.getTypeParser(oid, format),
}

/** Prepared statements are planned once: with row security, planning takes longer than a page's query itself. */
const OPTIONS = '-c plan_cache_mode=force_generic_plan'

/** Ten connections to one database as one role. Statements that are asked at once are sent at once. A lost connection is logged and replaced; only the query it served fails. */
export function createPool(config: pg.PoolConfig, log: Log): pg.Pool {
  const pool = new pg.Pool({
    pipeline: true,
    max: 10,
    application_name: 'kooperacja',
    options: OPTIONS,
    types,
    ...config,
  })
  const lost = (error: Error) => {
    // While the pool closes, the server may end a connection before it has said goodbye itself.
    if (!pool.ending) log.warn('database.connection.lost', { errorCode: 'code' in error ? String(error.code) : null })
  }
  // A connection may also be lost between two statements of a transaction, where nobody else listens.
  pool.on('connect', (client) => client.on('error', lost))
  // The same error again, from the pool: unheard, it would end the program.
  pool.on('error', () => undefined)
  return pool
}
