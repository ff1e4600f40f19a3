import { NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { draftPolicy } from '../model.policy.ts'

/** The number of a draft's text, for whoever may write in it. Absent, closed or of another team: `NotFound`. */
export async function draftMark(ctx: Ctx, id: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('model.draft as d')
    .select('d.row_version')
    .where('d.id', '=', id)
    .where('d.state', 'not in', ['adopted', 'abandoned'])
    .where(allowed(draftPolicy, 'write', 'd'))
    .executeTakeFirst()
  if (!row) throw new NotFound('draft of a model')
  return row.row_version
}
