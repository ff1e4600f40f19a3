import { Forbidden } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { casePolicy } from './case.policy.ts'

/** Passes those who keep the case; everybody else who sees it is refused. */
export async function mayKeep(ctx: Ctx, caseId: string): Promise<void> {
  if (!(await keeps(ctx, caseId))) throw new Forbidden('casework.case.keep')
}

/** Whether the case is mine to keep: its persons, its team. */
export async function keeps(ctx: Ctx, caseId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('casework.case as c')
    .select(allowed(casePolicy, 'keep', 'c').as('may'))
    .where('c.id', '=', caseId)
    .executeTakeFirst()
  return row?.may === true
}
