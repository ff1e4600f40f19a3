import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { factorInUse } from './second-factor.store.server.ts'

/** Since when somebody signs in by an app, and how many recovery codes they have left. */
export type OwnSecondFactor = { readonly since: Date; readonly codesLeft: number }

/** Null for somebody who signs in by a password alone. */
export async function secondFactorOf(ctx: Ctx, personId: string): Promise<OwnSecondFactor | null> {
  const factor = await factorInUse(ctx, personId)
  return factor && { since: factor.since, codesLeft: await recoveryCodesLeft(ctx, personId) }
}

/** Throws NotFound for the acting person who signs in by a password alone: there is nothing to replace or renew. */
export async function mustHaveSecondFactor(ctx: Ctx): Promise<void> {
  if (!(await factorInUse(ctx, me(ctx)))) throw new NotFound('second_factor')
}

export async function recoveryCodesLeft(ctx: Ctx, personId: string): Promise<number> {
  const counted = await ctx.db
    .selectFrom('identity.recovery_code as c')
    .innerJoin('identity.second_factor as f', 'f.id', 'c.factor_id')
    .select((e) => e.fn.countAll<number>().as('left'))
    .where('c.person_id', '=', personId)
    .where('c.used_at', 'is', null)
    .where('c.replaced_at', 'is', null)
    .where('f.ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return counted.left
}
