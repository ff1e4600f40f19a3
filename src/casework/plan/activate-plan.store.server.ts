import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'

/** The version now worked on becomes the active one, and an earlier one stops being active; answers with the day the plan ends. */
export async function activatePlan(ctx: Ctx, caseId: string, on = ctx.today): Promise<LocalDate | null> {
  const newest = await ctx.db
    .selectFrom('casework.plan')
    .select(['id', 'state', 'until_on'])
    .where('case_id', '=', caseId)
    .orderBy('no', 'desc')
    .executeTakeFirst()
  if (newest?.state !== 'proposed') return null
  await ctx.db
    .updateTable('casework.plan')
    .set({ state: 'replaced' })
    .where('case_id', '=', caseId)
    .where('state', '=', 'active')
    .execute()
  await ctx.db
    .updateTable('casework.plan')
    .set({ state: 'active', activated_on: on })
    .where('id', '=', newest.id)
    .execute()
  return newest.until_on as LocalDate
}
