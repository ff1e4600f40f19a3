import { Conflict, type LocalDate, NotFound } from '#kernel'
import { SUBJECT_KINDS } from '#model'
import { allowed, type Ctx, me } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import type { Handover, HandoverState } from './handover.domain.ts'
import { handoverPolicy } from './handover.policy.ts'

function rows(ctx: Ctx) {
  return ctx.db
    .selectFrom('casework.case_handover as h')
    .selectAll('h')
    .select(allowed(handoverPolicy, 'answer', 'h').as('may_answer'))
}
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

const handoverOf = (row: Row): Handover => ({
  id: row.id,
  caseId: row.case_id,
  caseCode: row.case_code,
  kind: SUBJECT_KINDS.find((one) => one === row.subject_kind) ?? 'family',
  fromUnit: row.from_unit_code,
  fromInstitution: row.from_institution_id,
  toUnit: row.to_unit_code,
  consents: row.consented.length,
  // Days are read as text of this form, and the column takes these states only.
  askedOn: row.asked_on as LocalDate,
  state: row.state as HandoverState,
  question: row.question,
  reason: row.reason,
  answeredOn: row.answered_on as LocalDate | null,
  receiver: row.receiving_institution_id,
  toCaseId: row.to_case_id,
  toCaseCode: row.to_case_code,
  rowVersion: row.row_version,
  mayAnswer: row.may_answer === true,
})

/** The latest hand-over of a case, whatever became of it, for those who keep it. */
export async function latestHandover(ctx: Ctx, caseId: string): Promise<Handover | null> {
  const row = await rows(ctx)
    .where('h.case_id', '=', caseId)
    .orderBy('h.asked_on', 'desc')
    .orderBy('h.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? handoverOf(row) : null
}

/** The hand-over from which a case began, for those who keep it. */
export async function handoverInto(ctx: Ctx, caseId: string): Promise<Handover | null> {
  const row = await rows(ctx).where('h.to_case_id', '=', caseId).executeTakeFirst()
  return row ? handoverOf(row) : null
}

/** Hand-overs that wait for an answer of mine, the oldest first. */
export async function handoversToAnswer(ctx: Ctx): Promise<readonly Handover[]> {
  const found = await rows(ctx)
    .where('h.state', '=', 'asked')
    // A list starts from the relation, so that it reads what is mine and not all there is.
    .where(allowed(handoverPolicy, 'answer', 'h'))
    .orderBy('h.asked_on')
    .orderBy('h.id')
    .execute()
  return found.map(handoverOf)
}

/** One that is mine to answer. `NotFound` for everybody else. */
export async function handoverToAnswer(ctx: Ctx, id: string): Promise<Handover> {
  const row = await rows(ctx).where('h.id', '=', id).executeTakeFirst()
  if (!row?.may_answer) throw new NotFound('handover')
  return handoverOf(row)
}

export type HandoverAsked = {
  readonly toUnit: string
  readonly consented: readonly string[]
  readonly recorded: Recorded
}

export async function saveHandover(ctx: Ctx, file: CaseFile, asked: HandoverAsked): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.case_handover')
    .values({
      id,
      case_id: file.id,
      case_code: file.code,
      from_unit_code: file.unitCode,
      from_institution_id: file.keeper,
      subject_kind: file.subjectKind,
      to_unit_code: asked.toUnit,
      consented: [...asked.consented],
      consent_recorded: JSON.stringify(asked.recorded),
      asked_by: me(ctx),
      asked_on: ctx.today,
    })
    .execute()
  return id
}

type Change = {
  readonly state?: HandoverState
  readonly question?: string
  readonly reason?: string
  readonly receiving_institution_id?: string
  readonly to_case_id?: string
  readonly to_case_code?: string
}

/** Changes a hand-over that still waits. Throws `Conflict` when somebody answered or took it back meanwhile. */
export async function changeHandover(ctx: Ctx, { id, rowVersion }: Handover, change: Change): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.case_handover')
    .set({ ...change, answered_by: me(ctx), answered_on: ctx.today, row_version: rowVersion + 1 })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .where('row_version', '=', rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the hand-over was answered or taken back meanwhile')
}
