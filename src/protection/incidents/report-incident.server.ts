import type { InstitutionId, LocalDate, Outcome } from '#kernel'
import { ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { IncidentId } from './incident.domain.ts'
import { addIncident, nextIncidentNo } from './incident.store.server.ts'
import { instantInPoland } from './poland-time.domain.ts'

export type ReportInput = {
  readonly institutionId: InstitutionId
  readonly found_on: LocalDate
  /** `HH:MM` on the clocks of Poland. */
  readonly found_time: string
  readonly summary: string
  readonly security: boolean
}
export type ReportRefusal = 'found_in_future'

/**
 * Enters a breach or an incident in the register of an institution (RODO art. 33 par. 5). The hours count from the moment it was found,
 * whenever it is entered. Open to everybody who works there. Throws NotFound and Forbidden.
 */
export async function reportIncident(ctx: Ctx, input: ReportInput): Promise<Outcome<IncidentId, ReportRefusal>> {
  const { institutionId, summary, security } = input
  await institutionFor(ctx, institutionId, 'report')
  const foundAt = instantInPoland(input.found_on, input.found_time)
  if (foundAt > ctx.now) return refused('found_in_future', { field: 'found_on' })

  const id = IncidentId.parse(ctx.newId())
  const no = await nextIncidentNo(ctx, institutionId)
  await addIncident(ctx, { id, institutionId, no, foundAt, summary, security })
  const payload = { incident: id, no, found: foundAt.toISOString(), security }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.incident.reported', payload })
  return ok(id)
}
