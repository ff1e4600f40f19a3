import { InstitutionId, PersonId } from '#kernel'
import { systemActor } from '#platform/server'
import { CLAUSE_PATTERN } from '#protection'
import { appointOfficer, publishClause } from '#protection/server'
import type { Acting } from './world.ts'

/** A clause with nothing left to complete. */
export const COMPLETE_CLAUSE = { ...CLAUSE_PATTERN, kept: 'Dziesięć lat (B10) według wykazu akt.' }

/** An institution that tells people about their data from today on, with its officer: by the use cases of an installation being set up. */
export async function tellsPeople(
  { actAs }: Pick<Acting, 'actAs'>,
  institution: string,
  officer: string,
): Promise<void> {
  const institutionId = InstitutionId.parse(institution)
  await actAs(systemActor('setup'), async (ctx) => {
    const from = ctx.today
    const personId = PersonId.parse(officer)
    const appointed = await appointOfficer(ctx, { institutionId, personId, email: 'iod@example.org', from })
    if (!appointed.ok) throw new Error(appointed.refusal)
    const published = await publishClause(ctx, { institutionId, ...COMPLETE_CLAUSE, from })
    if (!published.ok) throw new Error(published.refusal)
  })
}
