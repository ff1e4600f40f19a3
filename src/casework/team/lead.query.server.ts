import type { Ctx } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { openingRoles } from '../opening/opening.domain.ts'
import { missingNeeds } from './seat.store.server.ts'
import { type Candidate, candidates } from './team.store.server.ts'

/** Workers of the institution that keeps the case who could lead it today: everything the leading role needs is in force. */
export async function leadCandidates(ctx: Ctx, file: CaseFile): Promise<readonly Candidate[]> {
  const [lead] = openingRoles(file.model, file.subjectKind)
  if (!lead) return []
  const own = (await candidates(ctx, file.id)).filter(({ institutionId }) => institutionId === file.keeper)
  const able: Candidate[] = []
  for (const one of own) {
    const wanted = { personId: one.personId, institutionId: one.institutionId, role: lead.id, keeper: true }
    const lacking = await missingNeeds(ctx, { versionId: file.versionId, ...wanted })
    if (lacking.length === 0) able.push(one)
  }
  return able
}
