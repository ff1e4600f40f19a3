import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { type DryRun, dryRunsOf, mayTry } from './dry-run.store.server.ts'
import { type Ways, waysOf } from './judge-cases.server.ts'

export type DryRunView = {
  readonly mappingId: string
  readonly ways: Ways
  readonly latest: DryRun | null
  readonly places: ReadonlyMap<string, Place>
}

/** The latest trial of a mapping, for the team of its model; `NotFound` for anybody else. */
export async function dryRunView(ctx: Ctx, mappingId: string): Promise<DryRunView> {
  if (!(await mayTry(ctx, mappingId))) throw new NotFound('mapping to try')
  const [latest = null] = await dryRunsOf(ctx, mappingId)
  return {
    mappingId,
    ways: await waysOf(ctx, mappingId),
    latest,
    places: await placesByCode(ctx, Object.keys(latest?.counts ?? {})),
  }
}
