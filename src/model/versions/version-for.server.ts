import type { LocalDate, ModelVersionId } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Model } from '../definition/model.domain.ts'
import { modelHere } from '../local/model-here.server.ts'
import { type Adoption, adoptionsOf } from './adoption.store.server.ts'

export type AdoptedVersion = { readonly versionId: ModelVersionId; readonly model: Model; readonly fromOn: LocalDate }

/**
 * The version under which new cases and teams of a gmina begin on a day, today unless said, as the gmina works by it today; nothing when it
 * adopted none.
 */
export async function versionFor(
  ctx: Ctx,
  unitCode: string,
  day: LocalDate = ctx.today,
): Promise<AdoptedVersion | null> {
  const current = (await adoptionsOf(ctx, unitCode)).find((adoption) => isInForce(adoption, day))
  if (!current) return null
  const { model } = await modelHere(ctx, current.versionId, unitCode)
  return { versionId: current.versionId, model, fromOn: current.fromOn }
}

const isInForce = ({ fromOn, untilOn }: Adoption, today: LocalDate): boolean =>
  fromOn <= today && (untilOn === null || untilOn >= today)
