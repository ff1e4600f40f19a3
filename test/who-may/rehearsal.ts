import { sql } from 'kysely'
import type { ActAs, Ctx } from '#platform/server'

class Undone extends Error {
  readonly value: unknown
  constructor(value: unknown) {
    super('undone')
    this.value = value
  }
}

export type Rehearsal = {
  readonly actAs: ActAs
  /** Tables in which transactions since the last question would have kept rows. */
  readonly wouldHaveKept: () => readonly string[]
}

/**
 * Everything is done in PostgreSQL as in the product, to the last constraint, and then undone: so each act of each person meets the same
 * world. What was refused in the middle has undone itself already; what would have been kept is told.
 */
export function rehearsing(actAs: ActAs): Rehearsal {
  let kept: string[] = []
  return {
    actAs: async (actor, work, options) => {
      try {
        return await actAs(
          actor,
          async (ctx) => {
            const before = await rowsWritten(ctx)
            const value = await work(ctx)
            kept.push(...(await tablesWritten(ctx, before)))
            throw new Undone(value)
          },
          options,
        )
      } catch (error) {
        // What came back is what this very call of `work` answered.
        if (error instanceof Undone) return error.value as Awaited<ReturnType<typeof work>>
        throw error
      }
    },
    wouldHaveKept: () => {
      const tables = [...new Set(kept)].sort()
      kept = []
      return tables
    },
  }
}

/** Numbers below are those of PostgreSQL's own tables. */
const FIRST_OF_USERS = 16_384
type Counts = Readonly<Record<string, number>>

/** Rows inserted, changed and deleted by table. PostgreSQL counts on from earlier transactions of a connection, so only what was added since counts. */
async function rowsWritten({ db }: Ctx): Promise<Counts> {
  const { rows } = await sql<{ counts: Counts | null }>`
    select jsonb_object_agg(t.name, t.n) as counts
    from (select c.relnamespace::regnamespace || '.' || c.relname as name, pg_stat_get_xact_tuples_inserted(c.oid)
            + pg_stat_get_xact_tuples_updated(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid) as n
          from pg_class c where c.relkind = 'r' and c.oid >= ${FIRST_OF_USERS}::oid) t
    where t.n > 0`.execute(db)
  return rows[0]?.counts ?? {}
}

async function tablesWritten(ctx: Ctx, before: Counts): Promise<readonly string[]> {
  const begun = await sql<{ yes: boolean }>`select pg_current_xact_id_if_assigned() is not null as yes`.execute(ctx.db)
  if (!begun.rows[0]?.yes) return []
  await sql`set constraints all immediate`.execute(ctx.db)
  return Object.entries(await rowsWritten(ctx)).flatMap(([table, n]) => (n > (before[table] ?? 0) ? [table] : []))
}
