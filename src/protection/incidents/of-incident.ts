import { Forbidden, type InstitutionId } from '#kernel'
import type { Ctx } from '#platform/server'
import { protectedInstitution } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { IncidentId } from './incident.domain.ts'
import { incidentAt } from './incident.query.server.ts'

/** What the address of one incident holds. */
export const OfIncident = OfInstitution.extend({ incidentId: IncidentId })

/** An incident for whoever keeps the register. Throws NotFound and Forbidden. */
export async function incidentKept(ctx: Ctx, at: { institutionId: InstitutionId; incidentId: IncidentId }) {
  const incident = await incidentAt(ctx, at.institutionId, at.incidentId)
  if (!incident.canKeep) throw new Forbidden('protection.incident.keep')
  return { incident, institution: await protectedInstitution(ctx, at.institutionId) }
}
