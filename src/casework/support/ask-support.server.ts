import { institutionCard } from '#institutions/server'
import { Forbidden, type InstitutionId, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { AskSupportInput } from './support.schema.ts'
import { addSupport, institutionsToSupport, saveDecided, supportAt } from './support.store.server.ts'

/**
 * Asks a gmina to support an institution: with what, why, for how much at most. The act of its head, or for one without accounts of whoever
 * keeps its entries in the catalogue. Throws `Forbidden`.
 */
export async function askSupport(
  ctx: Ctx,
  input: AskSupportInput & { readonly institutionId: InstitutionId },
): Promise<Outcome<string, 'not_offered' | 'day_past'>> {
  if (!(await institutionsToSupport(ctx)).some(({ id }) => id === input.institutionId))
    throw new Forbidden('casework.support.ask')
  const { area } = await institutionCard(ctx, input.institutionId)
  if (!area.some(({ code, level }) => level === 'gmina' && code === input.unitCode))
    return refused('not_offered', { field: 'unitCode' })
  if (input.wantedOn < ctx.today) return refused('day_past', { field: 'wantedOn' })
  const id = await addSupport(ctx, input)
  await recordOf(ctx, input.institutionId, 'casework.support.asked', { support: id, unit: input.unitCode })
  return ok(id)
}

/** Takes back what was asked for and not decided yet. Throws `NotFound` and `Forbidden`. */
export async function withdrawSupport(
  ctx: Ctx,
  { supportId }: { readonly supportId: string },
): Promise<Outcome<string, 'decided_already'>> {
  const support = await supportAt(ctx, supportId)
  if (!support.mayTake) throw new Forbidden('casework.support.withdraw')
  if (support.state !== 'asked') return refused('decided_already')
  await saveDecided(ctx, support, { state: 'withdrawn' })
  await recordOf(ctx, support.institutionId, 'casework.support.withdrawn', { support: support.id })
  return ok(support.id)
}

/** Facts of support stand in the chain of the institution. */
export const recordOf = (ctx: Ctx, about: string, name: string, payload: Readonly<Record<string, string>>) =>
  record(ctx, { chain: 'institution', about, name, payload })
