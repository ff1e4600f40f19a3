import { type Ctx, me } from '#platform/server'

export async function saveLimit(ctx: Ctx, key: string, amount: number): Promise<void> {
  await ctx.db
    .updateTable('casework.work_limit')
    .set({ amount, set_by: me(ctx), set_at: ctx.now })
    .where('limit_key', '=', key)
    .execute()
}
