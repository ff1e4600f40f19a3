import type { LocalDate } from '#kernel'
import { type LocalAfter, localAfter } from '#model'
import { amountsSet } from '#model/server'
import type { Ctx } from '#platform/server'
import type { waysOf } from './judge-cases.server.ts'

type FoundWays = Awaited<ReturnType<typeof waysOf>>

/** The gmina's own amounts as they count on the day of a plan, each with what it becomes. */
export const localOf = async (
  ctx: Ctx,
  unitCode: string,
  ways: FoundWays,
  day: LocalDate,
): Promise<readonly LocalAfter[]> => localAfter(ways, await amountsSet(ctx, unitCode, ways.fromId), day)

/** The same for the record: element, outcome, amount before and after. */
export const localOnRecord = (local: readonly LocalAfter[]): readonly string[] =>
  local.map(({ target, how, before, after }) => `${target} ${how} ${before} ${after ?? '-'}`)
