import { InstitutionId, LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { incidentPolicy } from '../protection.policy.ts'
import { BREACHES, type Incident, IncidentId } from './incident.domain.ts'

const incidents = (ctx: Ctx, institutionId: InstitutionId) =>
  ctx.db
    .selectFrom('protection.incident as n')
    .selectAll('n')
    .select(allowed(incidentPolicy, 'keep', 'n').as('can_keep'))
    .where('n.institution_id', '=', institutionId)

type Row = Awaited<ReturnType<ReturnType<typeof incidents>['execute']>>[number]
const dayOrNull = (text: string | null) => (text === null ? null : LocalDate.parse(text))

const incidentOf = (row: Row): Incident => ({
  id: IncidentId.parse(row.id),
  institutionId: InstitutionId.parse(row.institution_id),
  no: row.no,
  foundAt: row.found_at,
  reportedAt: row.reported_at,
  summary: row.summary,
  security: row.security,
  kinds: BREACHES.filter((kind) => row.kinds.includes(kind)),
  happened: row.happened,
  peopleCount: row.people_count,
  people: row.people,
  recordsCount: row.records_count,
  records: row.records,
  consequences: row.consequences,
  measures: row.measures,
  notifyOffice: row.notify_office,
  notifyReason: row.notify_reason,
  officeToldAt: row.office_told_at,
  lateReason: row.late_reason,
  tellPeople: row.tell_people,
  tellReason: row.tell_reason,
  peopleToldOn: dayOrNull(row.people_told_on),
  earlyWarningAt: row.early_warning_at,
  securityToldAt: row.security_told_at,
  closedOn: dayOrNull(row.closed_on),
  version: row.version,
  canKeep: row.can_keep,
})

/** Incidents of an institution that the acting person may read, the latest first. */
export async function incidentsOf(ctx: Ctx, institutionId: InstitutionId): Promise<readonly Incident[]> {
  return (await incidents(ctx, institutionId).orderBy('n.no', 'desc').execute()).map(incidentOf)
}

/** One incident. Throws NotFound. */
export async function incidentAt(ctx: Ctx, institutionId: InstitutionId, id: IncidentId): Promise<Incident> {
  const row = await incidents(ctx, institutionId).where('n.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('protection.incident')
  return incidentOf(row)
}
