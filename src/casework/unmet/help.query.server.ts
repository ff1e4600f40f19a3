import { createPlanner, type Planner } from '#planner/server'
import { type Ctx, createLog } from '#platform/server'
import { type AreaHelp, helpOf, planningOf, type Standing } from './help.domain.ts'
import { standingNeeds, type UnitOfNeeds } from './unmet-report.query.server.ts'

/** Milliseconds for which a page waits for the planner. */
const PATIENCE = 15_000
/** As many kinds as there are areas of social services, and goods. */
const MOST_TRIED = 15

/** One thread for everybody who asks; it begins with the first question and ends by itself. */
const planner = createPlanner(createLog('error'), { patience: PATIENCE })

export type HelpFound = {
  readonly unit: UnitOfNeeds
  readonly areas: readonly AreaHelp[]
  /** False when the solver could not answer in time. */
  readonly solved: boolean
}

/** Where one place more would help most, over the needs of running cases as they are told. `NotFound` to whoever does not count them. */
export async function whatWouldHelpIn(
  ctx: Ctx,
  unitCode: string,
  { whatWouldHelp }: Pick<Planner, 'whatWouldHelp'> = planner,
): Promise<HelpFound> {
  const { unit, told } = await standingNeeds(ctx, unitCode)
  const standing = told.map(({ band, ...one }): Standing => ({ ...one, atLeast: band.lo }))
  if (standing.length === 0) return { unit, areas: [], solved: true }
  const found = await whatWouldHelp(planningOf(unitCode, standing, ctx.today), MOST_TRIED)
  return { unit, areas: found.ok ? helpOf(found.value, standing, ctx.today) : [], solved: found.ok }
}
