import { createHash } from 'node:crypto'
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

/** How often a statement must come before it is kept, and how many are kept: each takes memory in every connection. */
const OFTEN = 5
const MOST = 250

type Naming = (text: string) => { readonly name?: string }
const namings = new WeakMap<pg.Pool, Naming>()

/**
 * The pool, with statements that come often prepared under a name in each connection. With row security a statement is longer in the
 * making than in the doing: it is parsed, joined with its policies and planned, and so only once.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = namings.get(pool) ?? naming()
  namings.set(pool, nameOf)
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect()
    function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
    function query(text: unknown, values: readonly unknown[] = []): unknown {
      if (typeof text !== 'string') throw new Error('streams are not prepared')
      return client.query({ text, values: [...values], ...(isQuestion(text) ? nameOf(text) : {}) })
    }
    return { query, release: (destroy) => client.release(destroy) }
  }
  return { options: pool.options, connect, end: () => pool.end() }
}

/** Rather than the beginning or end of a transaction, for which there is nothing to plan. */
const isQuestion = (text: string): boolean => /^\s*(select|with|insert|update|delete)\b/i.test(text)

function naming(): Naming {
  const seen = new Map<string, number>()
  const names = new Map<string, string>()
  return (text) => {
    const name = names.get(text)
    if (name) return { name }
    if (names.size >= MOST) return {}
    const times = (seen.get(text) ?? 0) + 1
    if (times < OFTEN) {
      if (seen.size > 10 * MOST) seen.clear()
      seen.set(text, times)
      return {}
    }
    seen.delete(text)
    const given = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    names.set(text, given)
    return { name: given }
  }
}
