import { type Outcome, ok, refused } from '#kernel'
import { bound } from '#model'
import { notify } from '#notices/server'
import { type Ctx, me } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { needsReason } from './answer.domain.ts'
import type { AnswerRequestInput } from './answer-request.schema.ts'
import { requestAsked } from './request.query.server.ts'
import { closeRecorded, requestPut } from './request.store.server.ts'

export type AnswerRequestRefusal =
  | 'already_answered'
  | 'answer_unknown'
  | 'reason_missing'
  | 'category_missing'
  | 'day_ahead'
  | 'before_sent'
  | 'case_closed'

/**
 * Records how an institution answered a request: in full, in part or not at all, on which day, and what it said as an entry of the
 * institution that asked. The clock of the request stops, and whoever asked is told of it.
 */
export async function answerRequest(
  ctx: Ctx,
  input: AnswerRequestInput & { readonly caseId: string; readonly instanceId: string },
): Promise<Outcome<null, AnswerRequestRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const asked = await requestAsked(ctx, file.id, input.instanceId)
  const { filling, line, answers, categories, context } = asked
  if (file.closedOn !== null) return refused('case_closed')
  if (line.answeredOn !== null) return refused('already_answered')
  if (!answers.some(({ value }) => value === input.answer)) return refused('answer_unknown', { field: 'answer' })
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  if (input.onDay < line.sentOn) return refused('before_sent', { field: 'onDay' })
  if (!input.reason && needsReason(filling.form, filling.answers, input.answer, context)) {
    return refused('reason_missing', { field: 'reason' })
  }
  const category = categories.find(({ id }) => id === input.category)?.id
  if (input.words && !category) return refused('category_missing', { field: 'category' })
  await writeItem(ctx, {
    caseId: file.id,
    keeper: file.keeper,
    owner: file.keeper,
    kind: 'note',
    category: category ?? courseCategory(file.model),
    formInstanceId: input.instanceId,
    body: { of: 'request', answer: input.answer, text: input.words ?? null, reason: input.reason ?? null },
  })
  const { request } = bound(filling.form, filling.answers)
  await noteEvent(ctx, {
    caseId: file.id,
    event: 'request_answered',
    ...(request.ground === null ? {} : { of: request.ground }),
    onDay: input.onDay,
    instance: input.instanceId,
  })
  await closeRecorded(ctx, input.instanceId, input.onDay)
  const { sentBy } = await requestPut(ctx, input.instanceId)
  const link = `/cases/${file.id}/requests/${input.instanceId}`
  if (sentBy !== me(ctx)) await notify(ctx, { to: sentBy, kind: 'request_answered', link, about: file })
  await concludeAct(ctx, file, { name: 'casework.request.answered', payload: { request: input.instanceId } })
  return ok(null)
}
