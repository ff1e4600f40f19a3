import type { Ctx } from '#platform/server'

/** Addresses of all accounts: an installation with accounts of its own is no demonstration. */
export async function accountsFounded(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.selectFrom('identity.account').select('email').execute()
  return rows.map(({ email }) => email)
}
