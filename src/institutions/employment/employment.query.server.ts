import { sql } from 'kysely'
import { type InstitutionId, type LocalDate, NotFound, type PersonId } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { employmentPolicy } from '../institutions.policy.ts'
import type { EmploymentFunction, EmploymentId } from './employment.domain.ts'

export type Employee = {
  readonly id: EmploymentId
  readonly personId: PersonId
  readonly name: string
  readonly function: EmploymentFunction
  readonly jobTitle: string
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly now: boolean
  readonly canEnd: boolean
}

const employees = (ctx: Ctx, institutionId: InstitutionId) =>
  ctx.db
    .selectFrom('institutions.employment as e')
    .innerJoin('identity.person as p', 'p.id', 'e.person_id')
    .select([
      'e.id',
      'e.person_id',
      'p.given_name',
      'p.family_name',
      'e.function',
      'e.job_title',
      'e.from_on',
      'e.until_on',
    ])
    .select([
      sql<boolean>`authz.on_day(e.from_on, e.until_on)`.as('now'),
      allowed(employmentPolicy, 'end', 'e').as('can_end'),
    ])
    .where('e.institution_id', '=', institutionId)

type Row = Awaited<ReturnType<ReturnType<typeof employees>['execute']>>[number]

const employeeOf = (row: Row): Employee => ({
  // Ids and days come from columns of these types, the function from a checked one.
  id: row.id as EmploymentId,
  personId: row.person_id as PersonId,
  name: `${row.given_name} ${row.family_name}`,
  function: row.function as EmploymentFunction,
  jobTitle: row.job_title,
  from: row.from_on as LocalDate,
  until: row.until_on as LocalDate | null,
  now: row.now,
  canEnd: row.can_end && (row.until_on === null || row.now),
})

/** Who works and worked at an institution: today's people first, its head before the others. Nobody for whoever has no account. */
export async function employeesOf(ctx: Ctx, institutionId: InstitutionId): Promise<Employee[]> {
  const rows = await employees(ctx, institutionId)
    .orderBy('now', 'desc')
    .orderBy(sql`array_position(array['head', 'deputy', 'worker'], e.function)`)
    .orderBy(sql`p.family_name collate "pl-x-icu"`)
    .orderBy(sql`p.given_name collate "pl-x-icu"`)
    .execute()
  return rows.map(employeeOf)
}

/** One employment at the institution. Throws NotFound. */
export async function employmentAt(ctx: Ctx, institutionId: InstitutionId, id: EmploymentId): Promise<Employee> {
  const row = await employees(ctx, institutionId).where('e.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('institutions.employment')
  return employeeOf(row)
}

export type PersonFound = { readonly id: PersonId; readonly name: string; readonly work: string }

/** People with or awaiting an account by name, with where they work today, so that two of one name can be told apart. */
export async function searchPeople(ctx: Ctx, text: string): Promise<PersonFound[]> {
  const key = sql`territory.search_key(p.given_name || ' ' || p.family_name)`
  const rows = await ctx.db
    .selectFrom('identity.person as p')
    .select(['p.id', 'p.given_name', 'p.family_name'])
    .select(
      sql<string>`coalesce((select string_agg(i.short_name || ', ' || e.job_title, '; ' order by e.from_on) from institutions.employment e
        join institutions.institution i on i.id = e.institution_id
        where e.person_id = p.id and authz.on_day(e.from_on, e.until_on)), '')`.as('work'),
    )
    .where(
      sql<boolean>`territory.search_key(${text}) <> '' and not exists (
        select from regexp_split_to_table(territory.search_key(${text}), ' ') w
        where not (' ' || ${key} like '% ' || w || '%' or public.strict_word_similarity(w, ${key}) >= 0.5))`,
    )
    .orderBy(sql`p.family_name collate "pl-x-icu"`)
    .limit(20)
    .execute()
  return rows.map((row) => ({ id: row.id as PersonId, name: `${row.given_name} ${row.family_name}`, work: row.work }))
}
