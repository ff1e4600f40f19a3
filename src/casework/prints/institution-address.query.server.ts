import type { Ctx } from '#platform/server'

/** Where an institution gets its post, as far as the register knows. */
export async function institutionAddress(ctx: Ctx, id: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('institutions.institution')
    .select(['address', 'phone'])
    .where('id', '=', id)
    .executeTakeFirst()
  return [row?.address, row?.phone].filter(Boolean).join(', ')
}
