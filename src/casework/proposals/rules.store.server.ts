import { sql } from 'kysely'
import { LocalDate } from '#kernel'
import { FIRST_RULES, PlanningRules } from '#planner'
import { allowed, type Ctx, me } from '#platform/server'
import { planningRulesPolicy } from './proposals.policy.ts'

/** One version of the priorities of a unit. */
export type RulesVersion = {
  readonly rules: PlanningRules
  readonly unitCode: string
  readonly no: number
  readonly reason: string
  readonly from: LocalDate
  readonly setBy: string
  readonly setAt: Date
}
/** The priorities that count today; the table that the program came with where nobody has set any. */
export type RulesInForce = { readonly rules: PlanningRules; readonly set: RulesVersion | null }

/** So many digits has the code of a powiat. */
export const POWIAT = 4

/** Every version of the priorities of some units, the latest first. */
async function versionsOf(ctx: Ctx, units: readonly string[]): Promise<readonly RulesVersion[]> {
  const rows = await ctx.db
    .selectFrom('casework.planning_rules as r')
    .innerJoin('identity.person as p', 'p.id', 'r.set_by')
    .select(['r.unit_code', 'r.no', 'r.rules', 'r.reason', 'r.from_on', 'r.set_at'])
    .select(sql<string>`p.given_name || ' ' || p.family_name`.as('set_by'))
    .where('r.unit_code', 'in', [...units])
    .orderBy(sql`length(r.unit_code) desc`)
    .orderBy('r.no', 'desc')
    .execute()
  return rows.map((row) => ({
    rules: PlanningRules.parse({ ...Object(row.rules), version: versionName(row.unit_code, row.no) }),
    unitCode: row.unit_code,
    no: row.no,
    reason: row.reason,
    from: LocalDate.parse(row.from_on),
    setBy: row.set_by,
    setAt: row.set_at,
  }))
}

/** Under which name a proposal cites a version. */
export const versionName = (unitCode: string, no: number): string => `${unitCode}/${no}`

/** The versions of one gmina or powiat itself, the latest first. */
export const rulesSetIn = (ctx: Ctx, unitCode: string): Promise<readonly RulesVersion[]> => versionsOf(ctx, [unitCode])

/** What counts in a gmina today: its own latest version that has begun, else that of its powiat, else the table of the program. */
export async function rulesInForce(ctx: Ctx, unitCode: string): Promise<RulesInForce> {
  const all = await versionsOf(ctx, [...new Set([unitCode, unitCode.slice(0, POWIAT)])])
  const set = all.find(({ from }) => from <= ctx.today) ?? null
  return { rules: set?.rules ?? FIRST_RULES, set }
}

/** The version that a gmina or its powiat has set and that counts today; null where neither has. */
export const rulesSetFor = async (ctx: Ctx, unitCode: string): Promise<RulesVersion | null> =>
  (await rulesInForce(ctx, unitCode)).set

/** Whether I may set the priorities of a unit. */
export async function maySetRules(ctx: Ctx, unitCode: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ unit_code: string }>`(select ${unitCode}::text as unit_code)`.as('r'))
    .select(allowed(planningRulesPolicy, 'set', 'r').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

export type RulesAdded = {
  readonly unitCode: string
  readonly no: number
  readonly rules: PlanningRules
  readonly reason: string
  readonly from: LocalDate
}
export async function addRules(ctx: Ctx, added: RulesAdded): Promise<string> {
  const id = ctx.newId()
  const { unitCode, no, reason, from } = added
  const { version: _, ...rules } = added.rules
  await ctx.db
    .insertInto('casework.planning_rules')
    .values({
      ...{ id, unit_code: unitCode, no, rules: JSON.stringify(rules), reason, from_on: from },
      ...{ set_by: me(ctx), set_at: ctx.now },
    })
    .execute()
  return id
}

/** Whoever sets the priorities of one unit waits for whoever else does, so that versions are counted one by one. */
export async function holdRules(ctx: Ctx, unitCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('planning rules ' || ${unitCode}, 0))`.execute(ctx.db)
}
