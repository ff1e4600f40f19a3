import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import type { CaseFrame } from '../../cases/case-frame.query.server.ts'
import { type FamilyPerson, peopleOf } from '../people.query.server.ts'
import { caseToEnterInto } from '../person.query.server.ts'

export type HouseholdToEnter = {
  readonly frame: CaseFrame
  readonly people: readonly FamilyPerson[]
  readonly today: LocalDate
}

/** A case whose persons are mine to enter, with those it has already; `Forbidden` otherwise. */
export async function householdToEnter(ctx: Ctx, caseId: string): Promise<HouseholdToEnter> {
  const { frame } = await caseToEnterInto(ctx, caseId)
  return { frame, people: await peopleOf(ctx, caseId), today: ctx.today }
}
