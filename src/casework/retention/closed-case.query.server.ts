import { sql } from 'kysely'
import { type InstitutionId, LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { CATEGORIES, FileClassId } from '#protection'
import type { ClosedCase } from './closed-case.domain.ts'
import { archiveDecisionPolicy } from './retention.policy.ts'

type Row = {
  readonly case_id: string
  readonly code: string
  readonly subject_kind: string
  readonly opened_on: string
  readonly closed_on: string
  readonly class_id: string | null
  readonly symbol: string | null
  readonly class_name: string | null
  readonly category: string | null
  readonly years: number | null
  readonly filed_on: string | null
  readonly held: boolean
  readonly decision_number: string | null
  readonly decision_on: string | null
  readonly decision_destroys: boolean | null
  readonly destruction_id: string | null
  readonly mine: boolean
}

function fileClassOf(row: Row): ClosedCase['fileClass'] {
  if (row.class_id === null) return null
  const category = CATEGORIES.find((one) => one === row.category) ?? 'A'
  const id = FileClassId.parse(row.class_id)
  return { id, symbol: row.symbol ?? '', name: row.class_name ?? '', category, years: row.years }
}

function decisionOf({ decision_number, decision_on, decision_destroys }: Row): ClosedCase['decision'] {
  if (decision_number === null || decision_on === null) return null
  return { number: decision_number, on: LocalDate.parse(decision_on), destroy: decision_destroys === true }
}

/** Closed cases of an institution by code, oldest first: those I keep, and all of them for its head and its officer. None denied to me. */
export async function closedCases(ctx: Ctx, institutionId: InstitutionId): Promise<readonly ClosedCase[]> {
  const found = await sql<Row>`select * from casework.closed_cases(${institutionId})`.execute(ctx.db)
  return found.rows.map((row) => ({
    caseId: row.case_id,
    institutionId,
    code: row.code,
    subjectKind: row.subject_kind,
    openedOn: LocalDate.parse(row.opened_on),
    closedOn: LocalDate.parse(row.closed_on),
    fileClass: fileClassOf(row),
    filedOn: row.filed_on === null ? null : LocalDate.parse(row.filed_on),
    held: row.held,
    decision: decisionOf(row),
    destructionId: row.destruction_id,
    mine: row.mine,
  }))
}

/** One of them. Throws NotFound for one that is open, unknown or hidden, which look the same. */
export async function closedCase(ctx: Ctx, institutionId: InstitutionId, caseId: string): Promise<ClosedCase> {
  const found = (await closedCases(ctx, institutionId)).find((one) => one.caseId === caseId)
  if (!found) throw new NotFound('casework.case')
  return found
}

export type LegalHold = {
  readonly id: string
  readonly reason: string
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** Every hold there was on a case, the latest first. */
export async function holdsOf(ctx: Ctx, caseId: string): Promise<readonly LegalHold[]> {
  const rows = await ctx.db
    .selectFrom('casework.legal_hold')
    .select(['id', 'reason', 'from_on', 'until_on'])
    .where('case_id', '=', caseId)
    .orderBy('from_on', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason,
    from: LocalDate.parse(row.from_on),
    until: row.until_on === null ? null : LocalDate.parse(row.until_on),
  }))
}

/** One hold. Throws NotFound. */
export async function holdAt(ctx: Ctx, caseId: string, holdId: string): Promise<LegalHold> {
  const found = (await holdsOf(ctx, caseId)).find(({ id }) => id === holdId)
  if (!found) throw new NotFound('casework.legal_hold')
  return found
}

/** Whether what the state archive decided is mine to note. */
export async function mayNoteDecision(ctx: Ctx, { caseId, institutionId }: ClosedCase): Promise<boolean> {
  const found = await sql<{ may: boolean }>`
    select ${allowed(archiveDecisionPolicy, 'note', 'p')} as may
    from (select ${caseId}::uuid as case_id, ${institutionId}::uuid as institution_id) p`.execute(ctx.db)
  return found.rows[0]?.may === true
}
