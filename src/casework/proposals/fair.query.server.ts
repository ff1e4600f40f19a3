import { Forbidden, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { type FairLine, type FairMade, fairIn, fairLines, mayPlanIn, serviceNames } from './fair.store.server.ts'

export type FairList = { readonly unitCode: string; readonly place: Place; readonly made: readonly FairMade[] }

/** Proposals for all waiting families of a gmina. Throws `NotFound` for a unit that there is not, `Forbidden` to whoever keeps no case there. */
export async function fairList(ctx: Ctx, unitCode: string): Promise<FairList> {
  const place = (await placesByCode(ctx, [unitCode])).get(unitCode)
  if (!place) throw new NotFound('unit')
  if (!(await mayPlanIn(ctx, unitCode))) throw new Forbidden('casework.fair_proposal.read')
  return { unitCode, place, made: await fairIn(ctx, unitCode) }
}

/** What a proposal says of one need that the reader sees. */
export type LineShown = FairLine
export type FairView = {
  readonly made: FairMade
  readonly place: Place | undefined
  readonly lines: readonly FairLine[]
  readonly names: ReadonlyMap<string, string>
}

/** One of them, with what it says of the needs that the reader sees; `NotFound` for one of another gmina or hidden. */
export async function fairView(ctx: Ctx, unitCode: string, id: string): Promise<FairView> {
  const made = (await fairIn(ctx, unitCode)).find((one) => one.id === id)
  if (!made) throw new NotFound('fair_proposal')
  const lines = await fairLines(ctx, id)
  const services = lines.flatMap(({ told }) => told.reasons.candidates.map(({ service }) => service))
  return {
    ...{ made, lines, names: await serviceNames(ctx, [...new Set(services)]) },
    place: (await placesByCode(ctx, [unitCode])).get(unitCode),
  }
}
