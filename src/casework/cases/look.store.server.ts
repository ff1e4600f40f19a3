import { type Ctx, me } from '#platform/server'

/** Remembers that I opened the case now, so that lists can say what changed since. */
export async function rememberLook(ctx: Ctx, caseId: string): Promise<void> {
  await ctx.db
    .insertInto('casework.last_look')
    .values({ person_id: me(ctx), case_id: caseId, at: ctx.now })
    .onConflict((conflict) => conflict.columns(['person_id', 'case_id']).doUpdateSet({ at: ctx.now }))
    .execute()
}
