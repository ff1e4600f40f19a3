import type { LocalDate } from '#kernel'
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

type HelpFound = {
  readonly areas: readonly AreaHelp[]
  /** False when the solver could not answer in time. */
  readonly solved: boolean
}

/** What the planner is asked about; `found` once it has answered. */
export type HelpAsked = {
  readonly unit: UnitOfNeeds
  readonly standing: readonly Standing[]
  readonly today: LocalDate
  readonly found: HelpFound | null
}

/** Needs of running cases of a gmina or powiat as they are told, for which help is looked for. `NotFound` to whoever does not count them. */
export async function helpAskedIn(ctx: Ctx, unitCode: string): Promise<HelpAsked> {
  const { unit, told } = await standingNeeds(ctx, unitCode)
  const standing = told.map(({ band, ...one }): Standing => ({ ...one, atLeast: band.lo }))
  return { unit, standing, today: ctx.today, found: null }
}

/** Where one place more would help most. It reads nothing, because the planner may take longer than a transaction may stand idle. */
export async function whatWouldHelp(
  asked: HelpAsked,
  { whatWouldHelp: solve }: Pick<Planner, 'whatWouldHelp'> = planner,
): Promise<HelpAsked> {
  const { unit, standing, today } = asked
  if (standing.length === 0) return { ...asked, found: { areas: [], solved: true } }
  const found = await solve(planningOf(unit.code, standing, today), MOST_TRIED)
  return { ...asked, found: { areas: found.ok ? helpOf(found.value, standing, today) : [], solved: found.ok } }
}
