import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'

/** So many facts are looked through for one that this reader may see. */
const LOOKED_THROUGH = 20

/**
 * When somebody else last changed something in a case that this reader may see, in milliseconds, if that is later than `after`; looks and prints are no
 * changes. `NotFound` when the case is not theirs to see.
 */
export async function changedSince(ctx: Ctx, caseId: string, after: number): Promise<number | null> {
  const found = await ctx.db.selectFrom('casework.case').select('id').where('id', '=', caseId).executeTakeFirst()
  if (!found) throw new NotFound('case')
  const { rows } = await sql<{ at: Date }>`
    select n.at from (
      select f.at, f.actor_id from platform.fact f
      where f.chain_id = ${caseId} and f.name not like '%.looked' and f.name not in ('casework.print.made', 'casework.secret.unmasked', 'casework.inspection.printed')
      order by f.seq desc limit ${LOOKED_THROUGH}
    ) n
    where n.actor_id is distinct from ${me(ctx)} order by n.at desc limit 1`.execute(ctx.db)
  const at = rows[0]?.at.getTime() ?? 0
  return at > after ? at : null
}
