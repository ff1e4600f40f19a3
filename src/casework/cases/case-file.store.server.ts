import { sql } from 'kysely'
import { CaseId, InstitutionId, type LocalDate, ModelVersionId, NotFound } from '#kernel'
import type { Model, SubjectKind } from '#model'
import { modelHere } from '#model/server'
import type { Ctx } from '#platform/server'

/** A case as everybody with a seat in it sees it, with the model version it is pinned to. */
export type CaseFile = {
  readonly id: CaseId
  readonly code: string
  readonly unitCode: string
  /** The institution that keeps the case. It never changes. */
  readonly keeper: InstitutionId
  readonly versionId: ModelVersionId
  readonly process: string
  readonly subjectKind: SubjectKind
  readonly openedOn: LocalDate
  readonly stage: string
  readonly visitNo: number
  readonly outcome: string | null
  readonly closedOn: LocalDate | null
  readonly rowVersion: number
  /** How often it was carried to another version of its model, undone ones counted. */
  readonly migrations: number
  /** As the gmina of the case works by it today: with its names, fields and items. */
  readonly model: Model
  /** The settings of the gmina that make it so. */
  readonly localSettings: readonly string[]
  /** Loaded to act in: nobody else acts in the case until this transaction ends. */
  readonly held: boolean
}

/** The case; throws `NotFound` when there is none or the actor has no working seat in it, which look the same. */
export const caseFile = (ctx: Ctx, caseId: string): Promise<CaseFile> => load(ctx, caseId, false)

async function load(ctx: Ctx, caseId: string, held: boolean): Promise<CaseFile> {
  const row = await ctx.db.selectFrom('casework.case').selectAll().where('id', '=', caseId).executeTakeFirst()
  if (!row) throw new NotFound('case')
  const here = await modelHere(ctx, row.version_id, row.unit_code)
  return {
    id: CaseId.parse(row.id),
    code: row.code,
    unitCode: row.unit_code,
    keeper: InstitutionId.parse(row.owner_institution_id),
    versionId: ModelVersionId.parse(row.version_id),
    process: row.process,
    // Dates are read as text of this form, and the column takes these kinds only.
    subjectKind: row.subject_kind as SubjectKind,
    openedOn: row.opened_on as LocalDate,
    closedOn: row.closed_on as LocalDate | null,
    stage: row.stage,
    visitNo: row.visit_no,
    outcome: row.outcome,
    rowVersion: row.row_version,
    migrations: row.migrations,
    model: here.model,
    localSettings: here.settings,
    held,
  }
}

/**
 * The case, to act in. Acts in one case wait for each other until the transaction ends, so that each judges the facts left by the one
 * before. Not a row lock: most people who act in a case may not change its row.
 */
export async function caseToAct(ctx: Ctx, caseId: string): Promise<CaseFile> {
  await holdCase(ctx, caseId)
  return load(ctx, caseId, true)
}

/** The same for whoever acts in a case without seeing it. */
export async function holdCase(ctx: Ctx, caseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${caseId}, 0))`.execute(ctx.db)
}
