import { type InstitutionId, type LocalDate, type Outcome, ok, PersonId, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type EmploymentFunction, EmploymentId, overlap } from './employment.domain.ts'
import {
  addEmployment,
  employerToJoin,
  employmentToEnd,
  periodsOf,
  personExists,
  saveLastDay,
} from './employment.store.server.ts'

export type EmployInput = {
  readonly institutionId: InstitutionId
  readonly personId: PersonId
  readonly function: EmploymentFunction
  readonly job_title: string
  readonly from: LocalDate
  readonly until?: LocalDate | undefined
}
export type EmployRefusal = 'person_unknown' | 'ends_before_start' | 'institution_ended' | 'already_employed'

/**
 * Enters that a person works at an institution in a function, from the first to the last day; rights follow these days. An act of the
 * head, a deputy, or an administrator. Throws NotFound and Forbidden.
 */
export async function employPerson(ctx: Ctx, input: EmployInput): Promise<Outcome<EmploymentId, EmployRefusal>> {
  const employer = await employerToJoin(ctx, input.institutionId)
  if (!(await personExists(ctx, input.personId))) return refused('person_unknown', { field: 'personId' })
  if (input.until && input.until < input.from) return refused('ends_before_start', { field: 'until' })
  if (employer.until && (!input.until || input.until > employer.until))
    return refused('institution_ended', { field: 'from' })
  const period = { from: input.from, until: input.until ?? null }
  const known = await periodsOf(ctx, input.personId, input.institutionId)
  if (known.some((other) => overlap(other, period))) return refused('already_employed', { field: 'personId' })

  const id = EmploymentId.parse(ctx.newId())
  const { personId, institutionId } = input
  await addEmployment(ctx, id, {
    ...period,
    personId,
    institutionId,
    function: input.function,
    jobTitle: input.job_title,
  })
  const payload = { person: personId, function: input.function, ...period }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'institutions.person.employed', payload })
  return ok(id)
}

export type EndEmploymentInput = {
  readonly institutionId: InstitutionId
  readonly employmentId: EmploymentId
  readonly last_day: LocalDate
}
export type EndEmploymentRefusal = 'ends_before_start' | 'ends_sooner_already'

/** Ends an employment: `last_day` is the last that counts, and rights end with it. Throws NotFound and Forbidden. */
export async function endEmployment(
  ctx: Ctx,
  input: EndEmploymentInput,
): Promise<Outcome<EmploymentId, EndEmploymentRefusal>> {
  const { institutionId, employmentId, last_day } = input
  const employment = await employmentToEnd(ctx, employmentId, institutionId)
  if (last_day < employment.from) return refused('ends_before_start', { field: 'last_day' })
  if (employment.until && last_day >= employment.until) return refused('ends_sooner_already', { field: 'last_day' })

  await saveLastDay(ctx, employmentId, last_day)
  const payload = { person: PersonId.parse(employment.personId), lastDay: last_day }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'institutions.employment.ended', payload })
  return ok(employmentId)
}
