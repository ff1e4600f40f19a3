import { type InstitutionId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { type Answer, type DataRequest, firstDue, type RequestId } from './request.domain.ts'
import { requestToAnswer, saveAnswer, saveExtension, saveIdentity } from './request.store.server.ts'

type OfRequest = { readonly institutionId: InstitutionId; readonly requestId: RequestId }
type DayRefusal = 'already_answered' | 'before_receiving' | 'day_ahead'

async function toAct(ctx: Ctx, { institutionId, requestId }: OfRequest): Promise<DataRequest> {
  await institutionFor(ctx, institutionId, 'answer')
  return requestToAnswer(ctx, institutionId, requestId)
}

function wrongDay(ctx: Ctx, { answer, receivedOn }: DataRequest, on: LocalDate) {
  if (answer) return refused('already_answered')
  if (on < receivedOn) return refused('before_receiving', { field: 'on' })
  return on > ctx.today ? refused('day_ahead', { field: 'on' }) : null
}

export type IdentityInput = OfRequest & { readonly how: string; readonly on: LocalDate }
/** Writes down how it was made sure that who asks is who the data are about (RODO art. 12 par. 6). Throws NotFound and Forbidden. */
export async function confirmIdentity(ctx: Ctx, input: IdentityInput): Promise<Outcome<RequestId, DayRefusal>> {
  const request = await toAct(ctx, input)
  const wrong = wrongDay(ctx, request, input.on)
  if (wrong) return wrong
  await saveIdentity(ctx, request.id, { how: input.how, on: input.on })
  await tell(ctx, request, 'identity_confirmed')
  return ok(request.id)
}

export type ExtendInput = OfRequest & { readonly months: number; readonly reason: string; readonly on: LocalDate }
export type ExtendRefusal = DayRefusal | 'already_extended' | 'told_too_late'
/**
 * Puts an answer off by one or two months, once; whoever asked has to be told with the reason within the first month (RODO art. 12 par. 3).
 * `on` is the day they were told. Throws NotFound and Forbidden.
 */
export async function extendRequest(ctx: Ctx, input: ExtendInput): Promise<Outcome<RequestId, ExtendRefusal>> {
  const request = await toAct(ctx, input)
  const wrong = wrongDay(ctx, request, input.on)
  if (wrong) return wrong
  if (request.extension) return refused('already_extended')
  if (input.on > firstDue(request)) return refused('told_too_late', { field: 'on' })
  const { months, reason, on } = input
  await saveExtension(ctx, request.id, { months, reason, on })
  await tell(ctx, request, 'extended', { months })
  return ok(request.id)
}

export type AnswerInput = OfRequest & { readonly answer: Answer; readonly words: string; readonly on: LocalDate }
export type AnswerRefusal = DayRefusal | 'identity_missing'
/**
 * Writes down what was answered and when. Nothing is granted to somebody whose identity nobody checked; a refusal may be given without it.
 * Throws NotFound and Forbidden.
 */
export async function answerRequest(ctx: Ctx, input: AnswerInput): Promise<Outcome<RequestId, AnswerRefusal>> {
  const request = await toAct(ctx, input)
  const wrong = wrongDay(ctx, request, input.on)
  if (wrong) return wrong
  if (input.answer !== 'refused' && !request.identity) return refused('identity_missing', { field: 'answer' })
  await saveAnswer(ctx, request.id, { kind: input.answer, words: input.words, on: input.on })
  await tell(ctx, request, 'answered', { answer: input.answer })
  return ok(request.id)
}

async function tell(
  ctx: Ctx,
  { id, no, institutionId }: DataRequest,
  what: 'identity_confirmed' | 'extended' | 'answered',
  more: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const payload = { request: id, no, ...more }
  await record(ctx, { chain: 'institution', about: institutionId, name: `protection.request.${what}`, payload })
}
