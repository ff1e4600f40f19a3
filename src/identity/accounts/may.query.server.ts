import { sql } from 'kysely'
import { Forbidden } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { accountPolicy } from '../identity.policy.ts'

/** Whether whoever acts may invite people, and so keep the list of accounts. */
export async function mayInvite(ctx: Ctx): Promise<boolean> {
  const asked = await sql<{ may: boolean }>`select ${allowed(accountPolicy, 'invite', '')} as may`.execute(ctx.db)
  return asked.rows[0]?.may ?? false
}

/** Throws Forbidden for everybody but an administrator and the setting up itself. */
export async function mustInvite(ctx: Ctx): Promise<void> {
  if (!(await mayInvite(ctx))) throw new Forbidden('accounts')
}
