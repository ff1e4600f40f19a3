import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { DB } from './generated/database.ts'
import { namingIn } from './prepared.server.ts'

type Statement = { readonly text: string; readonly values: readonly unknown[] }

/**
 * One read-committed transaction: begun together with the statement that opens it, ended as `work` ends. Statements that do not need each
 * other's answers may be asked at once; they are sent together and done in the order in which they were asked. Whatever still asks when the
 * transaction is over is refused, because the connection is somebody else's by then.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  opening: Statement,
  work: (db: Kysely<DB>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const asked = new Asked(pool, client)
  try {
    await Promise.all([client.query('begin'), asked.ask(opening)])
    const done = await work(new Kysely<DB>({ dialect: over(asked) }))
    asked.isOver = true
    const { command } = await client.query('commit')
    // What PostgreSQL answers when a statement failed and nobody minded.
    if (command === 'ROLLBACK') throw new Error('a statement of the transaction had failed')
    client.release()
    return done
  } catch (error) {
    asked.isOver = true
    await givenBack(client)
    throw error
  }
}

/** Undoes what was begun. A connection that cannot do so is not used again, and its loss is what went wrong. */
async function givenBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback')
  } catch (error) {
    client.release(true)
    throw error
  }
  client.release()
}

const CHANGES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

class Asked implements DatabaseConnection {
  isOver = false
  readonly #client: pg.PoolClient
  readonly #nameOf: ReturnType<typeof namingIn>

  constructor(pool: pg.Pool, client: pg.PoolClient) {
    this.#client = client
    this.#nameOf = namingIn(pool)
  }

  ask<R extends pg.QueryResultRow>({ text, values }: Statement): Promise<pg.QueryResult<R>> {
    if (this.isOver) throw new Error('the transaction is over')
    return this.#client.query<R>({ text, values: [...values], ...this.#nameOf(text) })
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.ask<R & pg.QueryResultRow>({ text: sql, values: parameters })
    return CHANGES.has(command) && rowCount !== null ? { rows, numAffectedRows: BigInt(rowCount) } : { rows }
  }

  streamQuery(): never {
    throw new Error('streams are not prepared')
  }
}

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

/** Kysely over a connection that is in a transaction already: what begins and ends one is not its matter. */
const over = (connection: DatabaseConnection) => ({
  createAdapter: () => adapter,
  createQueryCompiler: () => compiler,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createDriver: (): Driver => ({
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: within,
    commitTransaction: within,
    rollbackTransaction: within,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }),
})

const within = async (): Promise<never> => {
  throw new Error('a transaction within a transaction')
}
