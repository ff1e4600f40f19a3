import { sql } from 'kysely'
import { addDays, Forbidden, LocalDate } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { unitPeriodPolicy } from '../territory.policy.ts'
import type { Unit, UnitKind, UnitLevel } from '../units/unit.domain.ts'
import type { ImportPlan } from './plan-import.domain.ts'

export type RegisterSummary = {
  readonly voivodeships: number
  readonly powiats: number
  readonly gminas: number
  readonly newest: LocalDate | null
}
export type Register = { readonly units: readonly Unit[]; readonly newest: LocalDate | null }

async function mustKeepRegister(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`select ${allowed(unitPeriodPolicy, 'import', 'p')} as may`.execute(
    ctx.db,
  )
  if (!rows[0]?.may) throw new Forbidden('territory.unit.import')
}

/** How many units of each level stand, and since when the newest of them is as it is. Throws Forbidden for whoever does not keep the register. */
export async function registerSummary(ctx: Ctx): Promise<RegisterSummary> {
  const { units, newest } = await standingRegister(ctx)
  const count = (level: UnitLevel) => units.filter((unit) => unit.level === level).length
  return { voivodeships: count('voivodeship'), powiats: count('powiat'), gminas: count('gmina'), newest }
}

/** The units that stand now, and the day of the newest change. Throws Forbidden for whoever does not keep the register. */
export async function standingRegister(ctx: Ctx): Promise<Register> {
  await mustKeepRegister(ctx)
  const rows = await ctx.db
    .selectFrom('territory.unit_period as p')
    .innerJoin('territory.unit as u', 'u.code', 'p.code')
    .select(['p.code', 'u.level', 'p.kind', 'p.name', 'p.parent_code'])
    .where('p.valid_until', 'is', null)
    .execute()
  const newest = await ctx.db
    .selectFrom('territory.unit_period')
    .select(sql<string | null>`max(greatest(valid_from, valid_until + 1))`.as('day'))
    .executeTakeFirst()
  return {
    // Level and kind are what this store wrote; the column's check allows no other level.
    units: rows.map((r) => ({
      code: r.code,
      level: r.level as UnitLevel,
      kind: r.kind as UnitKind,
      name: r.name,
      parentCode: r.parent_code,
    })),
    newest: newest?.day ? LocalDate.parse(newest.day) : null,
  }
}

/** Two imports at the same time would open the same periods twice: the second waits and then compares with what the first wrote. */
export async function waitForOtherImports(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('territory.import'))`.execute(ctx.db)
}

/** Closes the periods of what changed or ended on the day before, and opens new ones. A second state of the same day replaces the first. */
export async function saveImport(ctx: Ctx, plan: ImportPlan, asOf: LocalDate): Promise<void> {
  const closing = plan.changes.filter(({ what }) => !what.includes('added')).map(({ unit }) => unit.code)
  const opening = plan.changes.filter(({ what }) => !what.includes('ended')).map(({ unit }) => unit)
  const dayBefore = addDays(asOf, -1)
  await sql`update territory.unit_period set valid_until = greatest(valid_from, ${dayBefore}::date)
    where valid_until is null and code = any(${closing})`.execute(ctx.db)
  const units = JSON.stringify(opening.map(({ parentCode, ...unit }) => ({ ...unit, parent_code: parentCode })))
  await sql`insert into territory.unit (code, level)
    select n.code, n.level from jsonb_to_recordset(${units}::jsonb) as n (code text, level text) on conflict do nothing`.execute(
    ctx.db,
  )
  await sql`insert into territory.unit_period (code, valid_from, name, kind, parent_code, search_key)
    select n.code, ${asOf}::date, n.name, n.kind, n.parent_code, territory.search_key(n.name)
    from jsonb_to_recordset(${units}::jsonb) as n (code text, name text, kind text, parent_code text)
    on conflict (code, valid_from) do update set name = excluded.name, kind = excluded.kind, parent_code = excluded.parent_code,
      search_key = excluded.search_key, valid_until = null`.execute(ctx.db)
}
