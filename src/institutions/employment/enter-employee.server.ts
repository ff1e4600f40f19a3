import { enterWorker } from '#identity/server'
import { type InstitutionId, type LocalDate, type Outcome, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { institutionCard } from '../register/institution.query.server.ts'
import { type EmployRefusal, employPerson } from './employ-person.server.ts'
import type { EmploymentFunction, EmploymentId } from './employment.domain.ts'

export type EnterEmployeeInput = {
  readonly institutionId: InstitutionId
  readonly given: string
  readonly family: string
  readonly function: EmploymentFunction
  readonly job_title: string
  readonly from: LocalDate
}
export type EnterEmployeeRefusal = EmployRefusal | 'has_accounts'

/**
 * Enters somebody who works at an institution without accounts, and will have none: what they do is recorded by others, from paper
 * (FORMAT.md, section 9). People of other institutions are invited. An administrator's act. Throws NotFound and Forbidden.
 */
export async function enterEmployee(
  ctx: Ctx,
  { given, family, ...work }: EnterEmployeeInput,
): Promise<Outcome<EmploymentId, EnterEmployeeRefusal>> {
  const { has_accounts } = await institutionCard(ctx, work.institutionId)
  if (has_accounts) return refused('has_accounts')
  const personId = await enterWorker(ctx, { givenName: given, familyName: family })
  return employPerson(ctx, { ...work, personId })
}
