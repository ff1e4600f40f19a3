import { sql } from 'kysely'
import { Forbidden, type InstitutionId, NotFound, PersonId } from '#kernel'
import { type Ctx, me, seenAs } from '#platform/server'
import {
  type CaseOnOnePage,
  type CaseRow,
  caseOnOnePage,
  type FormRow,
} from '../emergency/emergency-case.query.server.ts'
import { type InspectionState, inspectionState } from './inspection.domain.ts'
import {
  authorities,
  casesCounted,
  type Inspection,
  type Inspector,
  inspectionAt,
  inspectionsOf,
  inspectorsOf,
  mayAt,
  mustBeMine,
  type Nameable,
  nameable,
} from './inspection.store.server.ts'

export type InspectionListed = Inspection & { readonly state: InspectionState }

/** Inspections of an institution, for its head and its data protection officer. */
export async function inspectionsListed(ctx: Ctx, id: InstitutionId) {
  const institution = await mustBeMine(ctx, id, 'list')
  const all = await inspectionsOf(ctx, id)
  const canLetIn = await mayAt(ctx, id, 'letIn')
  return { id, institution, canLetIn, all: all.map((one) => ({ ...one, state: inspectionState(one, ctx.today) })) }
}

export async function toLetIn(ctx: Ctx, id: InstitutionId) {
  const institution = await mustBeMine(ctx, id, 'letIn')
  return { id, institution, today: ctx.today, authorities: await authorities(ctx, id) }
}

export type InspectionShown = {
  readonly inspection: InspectionListed
  readonly inspectors: readonly Inspector[]
  readonly count: number
  /** Codes of the cases, for whoever carries it out, as long as it runs. */
  readonly mine: readonly CaseRow[]
}

/** One inspection: for the head, the officer, whoever carries it out, and whoever keeps or audits a case of it. */
export async function inspectionShown(ctx: Ctx, id: string): Promise<InspectionShown> {
  const inspection = await inspectionAt(ctx, id)
  return {
    inspection: { ...inspection, state: inspectionState(inspection, ctx.today) },
    inspectors: await inspectorsOf(ctx, id),
    count: await casesCounted(ctx, id),
    mine: await casesOfMine(ctx, id),
  }
}

/** The same for the head, with who may be named. */
export async function inspectionHeaded(
  ctx: Ctx,
  id: string,
): Promise<{ readonly inspection: Inspection; readonly nameable: readonly Nameable[] }> {
  const inspection = await inspectionAt(ctx, id)
  if (!inspection.canEnd) throw new Forbidden('casework.inspection.end')
  return { inspection, nameable: await nameable(ctx, id) }
}

async function casesOfMine(ctx: Ctx, id: string): Promise<readonly CaseRow[]> {
  const found = await sql<CaseRow>`select * from casework.inspected_cases(${id}::uuid)`.execute(ctx.db)
  return found.rows
}

export type InspectedCase = CaseOnOnePage & { readonly inspection: Inspection }

/**
 * A case as its inspection may read it, and nothing else, whatever else the reader may know of it: a worker of the institution prints the
 * set too. `NotFound` from the moment when it may not be read.
 */
export async function inspectedCase(ctx: Ctx, inspectionId: string, caseId: string): Promise<InspectedCase> {
  const row = (await casesOfMine(ctx, inspectionId)).find((one) => one.case_id === caseId)
  if (!row) throw new NotFound('inspected case')
  const inspection = await inspectionAt(ctx, inspectionId)
  const forms = await sql<FormRow>`
    select * from casework.forms_inspected(${inspectionId}::uuid, ${caseId}::uuid)`.execute(ctx.db)
  const keys = await sql<{ key: string }>`
    select key from casework.keys_inspected(${inspectionId}::uuid, ${caseId}::uuid) key`.execute(ctx.db)
  const scope = keys.rows.map(({ key }) => key)
  return {
    inspection,
    ...(await seenAs(ctx, PersonId.parse(me(ctx)), scope, (scoped) => caseOnOnePage(scoped, row, forms.rows))),
  }
}
