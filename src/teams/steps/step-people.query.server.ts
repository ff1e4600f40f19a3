import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

export type NamedInstitution = { readonly id: string; readonly name: string; readonly hasAccounts: boolean }
export type EmployedPerson = { readonly personId: string; readonly institutionId: string; readonly label: string }

/** Institutions by id, in alphabetical order. */
export async function institutionsNamed(ctx: Ctx, ids: readonly string[]): Promise<readonly NamedInstitution[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('institutions.institution')
    .select(['id', 'name', 'has_accounts'])
    .where('id', 'in', [...ids])
    .orderBy(sql`name collate "pl-x-icu"`)
    .execute()
  return rows.map(({ id, name, has_accounts }) => ({ id, name, hasAccounts: has_accounts }))
}

/** Institutions that work in the unit, in a part of it or in a unit it lies in, and are still on the register. */
export async function institutionsAround(ctx: Ctx, unitCode: string): Promise<readonly NamedInstitution[]> {
  const rows = await ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.name', 'i.has_accounts'])
    .where('i.ended_on', 'is', null)
    .where(
      sql<boolean>`exists (select from institutions.area a where a.institution_id = i.id
        and (starts_with(a.unit_code, ${unitCode}) or starts_with(${unitCode}, a.unit_code)))`,
    )
    .orderBy(sql`i.name collate "pl-x-icu"`)
    .execute()
  return rows.map(({ id, name, has_accounts }) => ({ id, name, hasAccounts: has_accounts }))
}

/** People employed today in these institutions, in alphabetical order of family names. */
export async function employedIn(ctx: Ctx, institutions: readonly string[]): Promise<readonly EmployedPerson[]> {
  if (institutions.length === 0) return []
  const rows = await ctx.db
    .selectFrom('institutions.employment as e')
    .innerJoin('identity.person as p', 'p.id', 'e.person_id')
    .innerJoin('institutions.institution as i', 'i.id', 'e.institution_id')
    .select(['e.person_id', 'e.institution_id', 'p.given_name', 'p.family_name', 'i.short_name'])
    .distinct()
    .select(sql`p.family_name collate "pl-x-icu"`.as('sorted'))
    .where('e.institution_id', 'in', [...institutions])
    .where(sql<boolean>`authz.on_day(e.from_on, e.until_on)`)
    .orderBy('sorted')
    .orderBy('p.given_name')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    institutionId: row.institution_id,
    label: `${row.given_name} ${row.family_name} – ${row.short_name}`,
  }))
}
