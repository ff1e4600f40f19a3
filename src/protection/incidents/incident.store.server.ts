import { sql } from 'kysely'
import { Conflict, Forbidden, type InstitutionId, type LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { byWhom } from '../desk/protection.store.server.ts'
import type { Decided, Described, Incident, IncidentId } from './incident.domain.ts'
import { incidentAt } from './incident.query.server.ts'

/** The number of the next incident of an institution, which gives them out one after another. Throws Forbidden. */
export async function nextIncidentNo(ctx: Ctx, institutionId: InstitutionId): Promise<number> {
  const found = await sql<{ no: number | null }>`select protection.next_incident_no(${institutionId}) as no`.execute(
    ctx.db,
  )
  const no = found.rows[0]?.no
  if (no === undefined || no === null) throw new Forbidden('protection.incident.report')
  return no
}

type Reported = Pick<Incident, 'id' | 'institutionId' | 'no' | 'foundAt' | 'summary' | 'security'>

export async function addIncident(ctx: Ctx, incident: Reported): Promise<void> {
  await ctx.db
    .insertInto('protection.incident')
    .values({
      id: incident.id,
      institution_id: incident.institutionId,
      no: incident.no,
      found_at: incident.foundAt,
      reported_by: byWhom(ctx),
      reported_at: ctx.now,
      summary: incident.summary,
      security: incident.security,
    })
    .execute()
}

/** The incident, locked, when the acting person keeps the register. Throws NotFound and Forbidden. */
export async function incidentToKeep(ctx: Ctx, institutionId: InstitutionId, id: IncidentId): Promise<Incident> {
  const { canKeep } = await incidentAt(ctx, institutionId, id)
  if (!canKeep) throw new Forbidden('protection.incident.keep')
  await ctx.db.selectFrom('protection.incident').select('id').where('id', '=', id).forUpdate().execute()
  return incidentAt(ctx, institutionId, id)
}

const described = (what: Described) => ({
  kinds: [...what.kinds],
  happened: what.happened,
  people_count: what.peopleCount,
  people: what.people,
  records_count: what.recordsCount,
  records: what.records,
  consequences: what.consequences,
  measures: what.measures,
})

/** Throws Conflict when somebody saved it since `version` was shown. */
export async function saveDescription(ctx: Ctx, { id, version }: Incident, shown: number, what: Described) {
  if (version !== shown) throw new Conflict('protection.incident')
  await ctx.db
    .updateTable('protection.incident')
    .set({ ...described(what), version: version + 1 })
    .where('id', '=', id)
    .execute()
}

const decided = (what: Decided) => ({
  notify_office: what.notifyOffice,
  notify_reason: what.notifyReason,
  office_told_at: what.officeToldAt,
  late_reason: what.lateReason,
  tell_people: what.tellPeople,
  tell_reason: what.tellReason,
  people_told_on: what.peopleToldOn,
  early_warning_at: what.earlyWarningAt,
  security_told_at: what.securityToldAt,
})

/** Throws Conflict when somebody saved it since `version` was shown. */
export async function saveDecisions(ctx: Ctx, { id, version }: Incident, shown: number, what: Decided) {
  if (version !== shown) throw new Conflict('protection.incident')
  await ctx.db
    .updateTable('protection.incident')
    .set({ ...decided(what), version: version + 1 })
    .where('id', '=', id)
    .execute()
}

export async function saveClosed(ctx: Ctx, id: IncidentId, day: LocalDate): Promise<void> {
  await ctx.db.updateTable('protection.incident').set({ closed_on: day }).where('id', '=', id).execute()
}
