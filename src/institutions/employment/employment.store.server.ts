import { sql } from 'kysely'
import { Forbidden, type InstitutionId, LocalDate, NotFound, type PersonId } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { employmentPolicy } from '../institutions.policy.ts'
import type { EmploymentFunction, EmploymentId, Period } from './employment.domain.ts'

export type NewEmployment = Period & {
  readonly personId: PersonId
  readonly institutionId: InstitutionId
  readonly function: EmploymentFunction
  readonly jobTitle: string
}
export type Employer = Period
const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : LocalDate.parse(text))

/** The institution, locked, when the acting person may employ there. Throws NotFound and Forbidden. */
export async function employerToJoin(ctx: Ctx, id: InstitutionId): Promise<Employer> {
  const row = await ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.registered_on', 'i.ended_on'])
    .select(
      sql<boolean>`(select ${allowed(employmentPolicy, 'employ', 'e')} from (select i.id as institution_id) e)`.as(
        'may',
      ),
    )
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('institutions.institution')
  if (!row.may) throw new Forbidden('institutions.employment.employ')
  return { from: LocalDate.parse(row.registered_on), until: dayOrNull(row.ended_on) }
}

export async function personExists(ctx: Ctx, id: PersonId): Promise<boolean> {
  return (await ctx.db.selectFrom('identity.person').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** When the person works or worked at the institution. Two entries at the same moment wait for each other. */
export async function periodsOf(ctx: Ctx, personId: PersonId, institutionId: InstitutionId): Promise<Period[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 0))`.execute(ctx.db)
  const rows = await ctx.db
    .selectFrom('institutions.employment')
    .select(['from_on', 'until_on'])
    .where('person_id', '=', personId)
    .where('institution_id', '=', institutionId)
    .execute()
  return rows.map((row) => ({ from: LocalDate.parse(row.from_on), until: dayOrNull(row.until_on) }))
}

export async function addEmployment(ctx: Ctx, id: EmploymentId, employment: NewEmployment): Promise<void> {
  await ctx.db
    .insertInto('institutions.employment')
    .values({
      id,
      person_id: employment.personId,
      institution_id: employment.institutionId,
      function: employment.function,
      job_title: employment.jobTitle,
      from_on: employment.from,
      until_on: employment.until,
    })
    .execute()
}

/** The employment, locked, when the acting person may end it. Throws NotFound and Forbidden. */
export async function employmentToEnd(
  ctx: Ctx,
  id: EmploymentId,
  institutionId: InstitutionId,
): Promise<Period & { personId: string }> {
  const row = await ctx.db
    .selectFrom('institutions.employment as e')
    .select(['e.person_id', 'e.from_on', 'e.until_on', allowed(employmentPolicy, 'end', 'e').as('may')])
    .where('e.id', '=', id)
    .where('e.institution_id', '=', institutionId)
    .executeTakeFirst()
  if (!row) throw new NotFound('institutions.employment')
  if (!row.may) throw new Forbidden('institutions.employment.end')
  await ctx.db.selectFrom('institutions.employment').select('id').where('id', '=', id).forUpdate().execute()
  return { personId: row.person_id, from: LocalDate.parse(row.from_on), until: dayOrNull(row.until_on) }
}

export async function saveLastDay(ctx: Ctx, id: EmploymentId, lastDay: LocalDate): Promise<void> {
  await ctx.db.updateTable('institutions.employment').set({ until_on: lastDay }).where('id', '=', id).execute()
}
