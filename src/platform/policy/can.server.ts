import { type RawBuilder, sql } from 'kysely'
import { conditionSql, type Policy } from './policy.ts'

/** The condition of one act on the row `alias`, for use inside any query. */
export const allowed = <A extends string>(declared: Policy<A>, act: A, alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.raw(conditionSql(declared.rules[act], alias, declared.table))})`

/** Several acts at once, as the `can` that a page shows its buttons by. */
export const abilities = <A extends string, const W extends readonly A[]>(
  declared: Policy<A>,
  wanted: W,
  alias: string,
): RawBuilder<Record<W[number], boolean>> =>
  sql`jsonb_build_object(${sql.join(wanted.flatMap((act) => [sql.lit(act), allowed(declared, act, alias)]))})`
