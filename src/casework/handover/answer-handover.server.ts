import { type CaseId, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type OpenCaseRefusal, openCase } from '../opening/open-case.server.ts'
import type { Handover } from './handover.domain.ts'
import type { AcceptHandoverInput } from './handover.schema.ts'
import { changeHandover, handoverToAnswer } from './handover.store.server.ts'

type OfHandover = { readonly handoverId: string }
export type AnswerRefusal = 'already_answered'

/**
 * Takes a case over: opens one of our own, linked to it. The first case keeps its owner and everything in it; what its team shows comes by
 * disclosure. Answers with the new case.
 */
export async function acceptHandover(
  ctx: Ctx,
  { handoverId, ...called }: AcceptHandoverInput & OfHandover,
): Promise<Outcome<CaseId, AnswerRefusal | OpenCaseRefusal>> {
  const asked = await handoverToAnswer(ctx, handoverId)
  if (asked.state !== 'asked') return refused('already_answered')
  const opened = await openCase(ctx, { ...called, unitCode: asked.toUnit, kind: asked.kind })
  if (!opened.ok) return opened
  const own = await caseFile(ctx, opened.value)
  await changeHandover(ctx, asked, {
    state: 'accepted',
    receiving_institution_id: own.keeper,
    to_case_id: own.id,
    to_case_code: own.code,
  })
  await tell(ctx, asked, 'accepted')
  await record(ctx, {
    chain: 'case',
    about: own.id,
    name: 'casework.handover.received',
    payload: { handover: asked.id, unit: asked.fromUnit },
  })
  return opened
}

/** Says no, with a reason that the other team reads. */
export async function refuseHandover(
  ctx: Ctx,
  { handoverId, reason }: OfHandover & { readonly reason: string },
): Promise<Outcome<null, AnswerRefusal>> {
  const asked = await handoverToAnswer(ctx, handoverId)
  if (asked.state !== 'asked') return refused('already_answered')
  await changeHandover(ctx, asked, { state: 'refused', reason })
  await tell(ctx, asked, 'refused')
  return ok(null)
}

/** Asks the other team something before answering. */
export async function askBack(
  ctx: Ctx,
  { handoverId, question }: OfHandover & { readonly question: string },
): Promise<Outcome<null, AnswerRefusal>> {
  const asked = await handoverToAnswer(ctx, handoverId)
  if (asked.state !== 'asked') return refused('already_answered')
  await changeHandover(ctx, asked, { question })
  await tell(ctx, asked, 'asked_back')
  return ok(null)
}

/** On the record of the case that is handed over, by whoever answered. */
async function tell(ctx: Ctx, { id, caseId, toUnit }: Handover, what: 'accepted' | 'refused' | 'asked_back') {
  const payload = { handover: id, unit: toUnit }
  await record(ctx, { chain: 'case', about: caseId, name: `casework.handover.${what}`, payload })
}
