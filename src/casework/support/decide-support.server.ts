import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { showMoney } from '#platform'
import { type Ctx, me } from '#platform/server'
import { addEntry, holdSource, sourceOfMine } from '../money/envelope.store.server.ts'
import { freeOf } from '../money/ledger.domain.ts'
import { isTooLight } from '../money/purchase.domain.ts'
import { addGranted } from '../money/purchase.store.server.ts'
import { likeInYear } from '../money/year-value.store.server.ts'
import { recordOf } from './ask-support.server.ts'
import type { GrantSupportInput } from './support.schema.ts'
import { type Support, saveDecided, supportAt } from './support.store.server.ts'

export type GrantRefusal =
  | 'decided_already'
  | 'own_request'
  | 'source_over'
  | 'above_asked'
  | 'day_past'
  | 'too_light_in_year'
  | 'not_enough'

/**
 * Grants what an institution asked for: it is bought from a source of the envelope, whose money it commits, never beyond what the source holds
 * and never for more than was asked. Nobody grants what they asked for. Throws `NotFound` and `Forbidden`.
 */
export async function grantSupport(
  ctx: Ctx,
  input: GrantSupportInput & { readonly supportId: string },
): Promise<Outcome<string, GrantRefusal>> {
  const support = await toDecide(ctx, input.supportId)
  const source = await sourceOfMine(ctx, support.unitCode, input.sourceId)
  const sums = await holdSource(ctx, source.id)
  if (support.state !== 'asked') return refused('decided_already')
  if (support.askedBy === me(ctx)) return refused('own_request')
  if (source.until < ctx.today || source.from > ctx.today) return refused('source_over', { field: 'sourceId' })
  if (input.amount > support.amount)
    return refused('above_asked', { field: 'amount', asked: showMoney(support.amount) })
  if (input.expectedOn < ctx.today) return refused('day_past', { field: 'expectedOn' })
  const like = await likeInYear(ctx, input, { bound: true, but: null })
  if (isTooLight(input.procedure, like + input.amount, input.expectedOn))
    return refused('too_light_in_year', { field: 'procedure', like: showMoney(like) })
  if (input.amount > freeOf(sums)) return refused('not_enough', { field: 'amount', free: showMoney(freeOf(sums)) })
  const { what, goods, askedBy, askedAt } = support
  const purchaseId = await addGranted(ctx, { ...input, what, goods, askedBy, askedAt })
  const { amount } = input
  await addEntry(ctx, { sourceId: source.id, purchaseId, kind: 'committed', amount, onDay: ctx.today })
  await saveDecided(ctx, support, { state: 'granted', purchaseId })
  await recordOf(ctx, support.institutionId, 'casework.support.granted', { support: support.id, purchase: purchaseId })
  return ok(support.id)
}

/** Refuses what an institution asked for, with the reason. Throws `NotFound` and `Forbidden`. */
export async function refuseSupport(
  ctx: Ctx,
  input: { readonly supportId: string; readonly reason: string },
): Promise<Outcome<string, 'decided_already' | 'own_request'>> {
  const support = await toDecide(ctx, input.supportId)
  if (support.state !== 'asked') return refused('decided_already')
  if (support.askedBy === me(ctx)) return refused('own_request')
  await saveDecided(ctx, support, { state: 'refused', reason: input.reason })
  await recordOf(ctx, support.institutionId, 'casework.support.refused', { support: support.id })
  return ok(support.id)
}

/** A request that I may decide on. */
export async function toDecide(ctx: Ctx, supportId: string): Promise<Support> {
  const support = await supportAt(ctx, supportId)
  if (!support.mayDecide) throw new Forbidden('casework.support.decide')
  return support
}
