import { Forbidden, type InstitutionId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { FileClassId } from '#protection'
import { fileClassesInForce } from '#protection/server'
import { holdCase } from '../cases/case-file.store.server.ts'
import type { ClosedCase } from './closed-case.domain.ts'
import { closedCase, holdAt, mayNoteDecision } from './closed-case.query.server.ts'
import { saveDecision, saveFiling, saveHold, saveLastDayOfHold } from './retention.store.server.ts'

export type OfClosedCase = { readonly institutionId: InstitutionId; readonly caseId: string }

/** A closed case to act on; acts in one case wait for each other. Throws NotFound. */
async function closedCaseToAct(ctx: Ctx, { institutionId, caseId }: OfClosedCase): Promise<ClosedCase> {
  await holdCase(ctx, caseId)
  return closedCase(ctx, institutionId, caseId)
}

/** Passes whoever keeps the case. Throws NotFound and Forbidden. */
export async function closedCaseIKeep(ctx: Ctx, at: OfClosedCase): Promise<ClosedCase> {
  const closed = await closedCase(ctx, at.institutionId, at.caseId)
  if (!closed.mine) throw new Forbidden('casework.filing.file')
  return closed
}

/** Passes whoever keeps the case or heads the institution. Throws NotFound and Forbidden. */
export async function closedCaseToDecide(ctx: Ctx, at: OfClosedCase): Promise<ClosedCase> {
  const closed = await closedCase(ctx, at.institutionId, at.caseId)
  if (!(await mayNoteDecision(ctx, closed))) throw new Forbidden('casework.archive_decision.note')
  return closed
}

export type FileCaseInput = OfClosedCase & { readonly classId: FileClassId }
export type FileCaseRefusal = 'class_not_in_force' | 'listed'
/** Puts a closed case in a class of its keeper's file plan that counts today. Throws NotFound and Forbidden. */
export async function fileCase(ctx: Ctx, input: FileCaseInput): Promise<Outcome<null, FileCaseRefusal>> {
  const closed = await closedCaseToAct(ctx, input)
  if (!closed.mine) throw new Forbidden('casework.filing.file')
  if (closed.destructionId !== null) return refused('listed')
  const classes = await fileClassesInForce(ctx, input.institutionId)
  if (!classes.some(({ id }) => id === input.classId)) return refused('class_not_in_force', { field: 'classId' })
  await saveFiling(ctx, closed, input.classId)
  await tell(ctx, closed, 'casework.case.filed', { class: input.classId })
  return ok(null)
}

export type PutHoldInput = OfClosedCase & {
  readonly reason: string
  readonly from: LocalDate
  readonly until?: LocalDate | undefined
}
export type PutHoldRefusal = 'ends_before_start'
/** Stops the destruction of a case on these days (`until` is the last), whatever was approved. Throws NotFound. */
export async function putHold(ctx: Ctx, input: PutHoldInput): Promise<Outcome<null, PutHoldRefusal>> {
  const closed = await closedCaseToAct(ctx, input)
  const { reason, from, until = null } = input
  if (until !== null && until < from) return refused('ends_before_start', { field: 'until' })
  const hold = await saveHold(ctx, closed, { reason, from, until })
  await tell(ctx, closed, 'casework.hold.put', { hold, from, until })
  return ok(null)
}

export type EndHoldInput = OfClosedCase & { readonly holdId: string; readonly last_day: LocalDate }
export type EndHoldRefusal = 'ends_before_start' | 'ends_sooner_already'
/** Ends a hold; `last_day` is the last that counts. Throws NotFound. */
export async function endHold(ctx: Ctx, input: EndHoldInput): Promise<Outcome<null, EndHoldRefusal>> {
  const closed = await closedCaseToAct(ctx, input)
  const { id, from, until } = await holdAt(ctx, closed.caseId, input.holdId)
  if (input.last_day < from) return refused('ends_before_start', { field: 'last_day' })
  if (until && input.last_day >= until) return refused('ends_sooner_already', { field: 'last_day' })
  await saveLastDayOfHold(ctx, id, input.last_day)
  await tell(ctx, closed, 'casework.hold.ended', { hold: id, lastDay: input.last_day })
  return ok(null)
}

export type NoteDecisionInput = OfClosedCase & {
  readonly number: string
  readonly on: LocalDate
  readonly destroy: boolean
}
export type NoteDecisionRefusal = 'decided_in_future' | 'decided_before_closing' | 'not_needed'
/** Notes what the state archive decided about a case of category BE after its years. Throws NotFound and Forbidden. */
export async function noteDecision(ctx: Ctx, input: NoteDecisionInput): Promise<Outcome<null, NoteDecisionRefusal>> {
  const closed = await closedCaseToAct(ctx, input)
  await closedCaseToDecide(ctx, input)
  if (closed.fileClass?.category !== 'BE') return refused('not_needed')
  if (input.on > ctx.today) return refused('decided_in_future', { field: 'on' })
  if (input.on < closed.closedOn) return refused('decided_before_closing', { field: 'on' })
  await saveDecision(ctx, closed, input)
  await tell(ctx, closed, 'casework.archive.decided', { on: input.on, destroy: input.destroy })
  return ok(null)
}

async function tell(
  ctx: Ctx,
  { caseId }: ClosedCase,
  name: string,
  payload: Readonly<Record<string, string | boolean | null>>,
) {
  await record(ctx, { chain: 'case', about: caseId, name, payload })
}
