import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import type { ServiceEntry } from '../entries/service.domain.ts'
import { type ImportReview, reviewServices } from './import-services.server.ts'
import type { ImportId } from './shared-service.domain.ts'

/** A page stays readable; the file of refused rows has them all. */
export const MOST_SHOWN = 100

export type Units = ReadonlyMap<string, Place>

/** What a file would change, with the units that the shown entries name. Throws NotFound for another person's file, and Forbidden. */
export async function reviewWithUnits(
  ctx: Ctx,
  id: ImportId,
): Promise<{ readonly review: ImportReview; readonly units: Units }> {
  const review = await reviewServices(ctx, id)
  if (review.state !== 'waiting') return { review, units: new Map() }
  const shown = review.verdicts.flatMap((one): readonly ServiceEntry[] => {
    if (one.kind === 'new') return [one.entry]
    return one.kind === 'changed' ? [one.entry, one.standing.entry] : []
  })
  const codes = shown.flatMap(({ area, place }) => [...area, ...(place.unitCode ? [place.unitCode] : [])])
  return { review, units: await placesByCode(ctx, [...new Set(codes)]) }
}
