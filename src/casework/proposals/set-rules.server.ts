import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { SetRulesInput } from './rules.schema.ts'
import { addRules, holdRules, maySetRules, rulesSetIn, versionName } from './rules.store.server.ts'
import { type RulesFlaw, readRules } from './rules-form.domain.ts'

export type SetRulesRefusal = RulesFlaw | 'day_past'

/**
 * Sets the next version of the priorities of a gmina or powiat, from a day on; what was proposed by earlier ones stays as it is. Throws `Forbidden`
 * to whoever does not govern the unit.
 */
export async function setRules(
  ctx: Ctx,
  input: SetRulesInput & { readonly unitCode: string },
): Promise<Outcome<string, SetRulesRefusal>> {
  const { unitCode, from, reason } = input
  if (!(await maySetRules(ctx, unitCode))) throw new Forbidden('casework.planning_rules.set')
  if (from < ctx.today) return refused('day_past', { field: 'from' })
  await holdRules(ctx, unitCode)
  const no = ((await rulesSetIn(ctx, unitCode))[0]?.no ?? 0) + 1
  const read = readRules(input, versionName(unitCode, no))
  if ('flaw' in read) return refused(read.flaw, { field: read.field })
  const id = await addRules(ctx, { unitCode, no, rules: read.rules, reason, from })
  const payload = { unit: unitCode, version: no, from }
  await record(ctx, { chain: 'territory', about: id, name: 'casework.planning_rules.set', payload })
  return ok(id)
}
