import { Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { type WorkLimit, workLimits } from './load.query.server.ts'
import { saveLimit } from './set-limit.store.server.ts'

/** A limit, when it is mine to set. Throws `NotFound` and `Forbidden`. */
export async function limitToSet(ctx: Ctx, key: string): Promise<WorkLimit> {
  const limit = (await workLimits(ctx)).find((one) => one.key === key)
  if (!limit) throw new NotFound('work_limit')
  if (!limit.can) throw new Forbidden('casework.work_limit.set')
  return limit
}

/** Sets a limit of work, in days or families, from now on: leaves that were named stay as long as they are. Throws `NotFound` and `Forbidden`. */
export async function setLimit(
  ctx: Ctx,
  { limitKey, amount }: { readonly limitKey: string; readonly amount: number },
): Promise<Outcome<string, 'out_of_bounds'>> {
  await limitToSet(ctx, limitKey)
  if (amount < 1 || amount > 366) return refused('out_of_bounds', { field: 'amount' })
  await saveLimit(ctx, limitKey, amount)
  await record(ctx, {
    ...{ chain: 'person', about: me(ctx), name: 'identity.work_limit.set', payload: { limit: limitKey, amount } },
  })
  return ok(limitKey)
}
