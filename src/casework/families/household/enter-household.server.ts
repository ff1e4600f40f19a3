import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseToAct } from '../../cases/case-file.store.server.ts'
import { mayKeep } from '../../cases/may-keep.query.server.ts'
import { enterPerson } from '../enter-person.server.ts'
import { peopleOf } from '../people.query.server.ts'
import type { PersonInput } from '../person.schema.ts'
import { isSame } from './pasted-people.domain.ts'

/** A person to enter: the field that names them on the page, and whether somebody saw that the case has one like them. */
export type HouseholdMember = {
  readonly person: PersonInput
  readonly field: string
  readonly knowingly: boolean
}
export type HouseholdRefusal = 'case_closed' | 'entered_meanwhile'

/**
 * Adds the persons of a household to a case, all or none: the act of the institution that keeps it. Refusals: `case_closed`;
 * `entered_meanwhile`, when somebody has entered one of them since the rows were checked. Throws NotFound and Forbidden.
 */
export async function enterHousehold(
  ctx: Ctx,
  { caseId, members }: { caseId: string; members: readonly HouseholdMember[] },
): Promise<Outcome<number, HouseholdRefusal>> {
  const file = await caseToAct(ctx, caseId)
  await mayKeep(ctx, file.id)
  const known = await peopleOf(ctx, file.id)
  for (const { person, field, knowingly } of members) {
    const met = known.some(({ identity }) => identity && isSame(identity, person))
    if (met && !knowingly) return refused('entered_meanwhile', { field })
  }
  for (const { person } of members) {
    const entered = await enterPerson(ctx, { caseId, ...person })
    if (!entered.ok) return entered
  }
  return ok(members.length)
}
