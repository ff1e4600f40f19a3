import type { Ctx } from '#platform/server'
import { byWhom } from '../desk/protection.store.server.ts'
import type { Clause } from './clause.domain.ts'

export async function addClause(ctx: Ctx, clause: Omit<Clause, 'officer'> & { readonly officerId: string }) {
  await ctx.db
    .insertInto('protection.clause')
    .values({
      id: clause.id,
      institution_id: clause.institutionId,
      no: clause.no,
      from_on: clause.from,
      controller: clause.controller,
      officer_id: clause.officerId,
      ...clause.texts,
      published_by: byWhom(ctx),
      published_at: ctx.now,
    })
    .execute()
}
