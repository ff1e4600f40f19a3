import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Sector } from '#model'
import type { Ctx } from '#platform/server'

/** Rows of a team as the facts of its process need them; days are text in the driver and dates in the tables. */
export async function bodyRows(ctx: Ctx, bodyId: string) {
  const visits = await ctx.db
    .selectFrom('teams.visit')
    .select(['no', 'stage', 'entered_on', 'entered_at', 'transition', 'reason', 'made_by'])
    .where('body_id', '=', bodyId)
    .orderBy('no')
    .execute()
  const steps = await ctx.db
    .selectFrom('teams.step_done')
    .selectAll()
    .where('body_id', '=', bodyId)
    .orderBy('done_at')
    .orderBy('id')
    .execute()
  return { visits, steps, members: await memberRows(ctx, bodyId), parties: await partyRows(ctx, bodyId) }
}

export type MemberRow = {
  readonly id: string
  readonly personId: string
  readonly institutionId: string
  readonly sector: Sector
  readonly hasAccounts: boolean
  readonly role: string
  readonly substitute: boolean
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
  /** The membership and the employment behind it are in force today. */
  readonly active: boolean
}

/** Everybody who ever had a place in the team, the earliest first. */
export async function memberRows(ctx: Ctx, bodyId: string): Promise<readonly MemberRow[]> {
  const rows = await ctx.db
    .selectFrom('teams.membership as m')
    .innerJoin('institutions.institution as i', 'i.id', 'm.institution_id')
    .select(['m.id', 'm.person_id', 'm.institution_id', 'i.sector', 'i.has_accounts', 'm.role', 'm.substitute'])
    .select(['m.from_on', 'm.until_on'])
    .select(
      sql<boolean>`authz.on_day(m.from_on, m.until_on) and exists (
        select from institutions.employment e where e.person_id = m.person_id and e.institution_id = m.institution_id
          and authz.on_day(e.from_on, e.until_on))`.as('active'),
    )
    .where('m.body_id', '=', bodyId)
    .orderBy('m.from_on')
    .orderBy('m.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    institutionId: row.institution_id,
    // The register takes only sectors of the closed vocabulary.
    sector: row.sector as Sector,
    hasAccounts: row.has_accounts,
    role: row.role,
    substitute: row.substitute,
    fromOn: row.from_on as LocalDate,
    untilOn: row.until_on as LocalDate | null,
    active: row.active,
  }))
}

export type PartyRow = {
  readonly element: string
  readonly kind: string
  readonly unit_code: string | null
  readonly institution_id: string | null
  readonly person_id: string | null
  readonly from_on: LocalDate
  readonly until_on: LocalDate | null
}

async function partyRows(ctx: Ctx, bodyId: string): Promise<readonly PartyRow[]> {
  const found = await sql<PartyRow>`select * from teams.agreement_structure(${bodyId}::uuid)`.execute(ctx.db)
  return found.rows
}

export async function openCases(ctx: Ctx, bodyId: string): Promise<number> {
  const found = await sql<{ open: number }>`select teams.open_cases(${bodyId}::uuid) as open`.execute(ctx.db)
  return found.rows[0]?.open ?? 0
}
