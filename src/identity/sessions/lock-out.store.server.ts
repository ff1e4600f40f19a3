import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/server'
import { addressWindowStart, forgettingTime } from './lock-out.domain.ts'

const hashed = (address: string): RawBuilder<Buffer> => sql<Buffer>`identity.address_hash(${address})`

/** Failed sign-ins of a network address in the last quarter of an hour. */
export async function recentFailures(ctx: Ctx, address: string): Promise<number> {
  const found = await ctx.db
    .selectFrom('identity.failed_attempt')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('address_hash', '=', hashed(address))
    .where('at', '>', addressWindowStart(ctx.now))
    .executeTakeFirstOrThrow()
  return found.count
}

export async function noteFailure(ctx: Ctx, address: string): Promise<void> {
  await ctx.db.deleteFrom('identity.failed_attempt').where('at', '<', forgettingTime(ctx.now)).execute()
  const row = { id: ctx.newId(), address_hash: hashed(address), at: ctx.now }
  await ctx.db.insertInto('identity.failed_attempt').values(row).execute()
}
