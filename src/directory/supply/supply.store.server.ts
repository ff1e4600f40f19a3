import { Conflict } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { SaySupplyInput } from './supply.schema.ts'

/** Adds what is said about the units of a service. Throws `Conflict` when somebody said something meanwhile. */
export async function saveSupply(
  ctx: Ctx,
  serviceId: string,
  { seen, unit, units, from, until }: SaySupplyInput,
): Promise<void> {
  const last = await ctx.db
    .selectFrom('directory.supply')
    .select('no')
    .where('service_id', '=', serviceId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  if ((last?.no ?? 0) !== seen) throw new Conflict('something was said about the units meanwhile')
  await ctx.db
    .insertInto('directory.supply')
    .values({
      ...{ service_id: serviceId, no: seen + 1, unit, units: units ?? null, from_on: from, until_on: until ?? null },
      ...{ said_by: me(ctx), said_at: ctx.now },
    })
    .execute()
}
