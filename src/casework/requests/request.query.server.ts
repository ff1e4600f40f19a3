import { type LocalDate, NotFound } from '#kernel'
import { bound, type FormContext, type Name } from '#model'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { answersShown } from '../forms/answers.query.server.ts'
import { formInstances } from '../forms/form-instance.store.server.ts'
import { begunForm, type FormToFill } from '../forms/form-to-fill.query.server.ts'
import { answerPlace } from './answer.domain.ts'
import { type AnswerLink, workingLink } from './answer-link.store.server.ts'
import { type RequestPut, requestPut } from './request.store.server.ts'

/** A question to another institution, with the day until which its clock runs. */
export type RequestLine = {
  readonly id: string
  readonly to: string
  readonly sentOn: LocalDate
  readonly dueOn: LocalDate | null
  readonly answeredOn: LocalDate | null
}

/** The requests of a case, the oldest first, for those who keep it. `clocks` says until when each is to be answered. */
export async function requestsOf(
  ctx: Ctx,
  { file, model, facts }: KnownCase,
  clocks: readonly { readonly instance: string | null; readonly dueOn: LocalDate }[],
): Promise<readonly RequestLine[]> {
  const form = model.findFormOf('information_request')
  const sent = facts.events.flatMap(({ event, instance, on }) =>
    event === 'request_sent' && instance !== undefined ? [{ id: instance, on }] : [],
  )
  if (!form || sent.length === 0) return []
  const asked = await Promise.all(
    sent.map(async ({ id }) => bound(form, await answersShown(ctx, file.id, id, form)).request.to),
  )
  const names = await institutionNames(ctx, asked)
  return sent.map(({ id, on }, index) => ({
    id,
    to: names.get(asked[index] ?? '')?.name ?? '',
    sentOn: on,
    dueOn: clocks.find(({ instance }) => instance === id)?.dueOn ?? null,
    answeredOn: facts.events.find(({ event, instance }) => event === 'request_answered' && instance === id)?.on ?? null,
  }))
}

export type RequestAsked = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly filling: FormToFill
  readonly context: FormContext
  readonly line: RequestLine
  /** Ways to answer, in the words of the model. */
  readonly answers: readonly { readonly value: string; readonly label: string }[]
  readonly categories: readonly { readonly id: string; readonly name: Name }[]
  /** What is on record already. */
  readonly recorded: readonly AnswerRead[]
  /** How it was passed on and how far it is answered. */
  readonly request: RequestPut
  readonly link: AnswerLink | null
}

/** A part of an answer as it is shown to me: written down here, given by the institution itself, or by a link. */
export type AnswerRead = {
  readonly category: Name
  readonly text: string
  readonly reason: string
  readonly byLink: boolean
  readonly signed: string
  readonly on: Date
}

/** One request with what was asked, for those who keep the case. `NotFound` when it is none. */
export async function requestAsked(ctx: Ctx, caseId: string, instanceId: string): Promise<RequestAsked> {
  await caseFile(ctx, caseId)
  await mayKeep(ctx, caseId)
  const instance = (await formInstances(ctx, caseId)).find(({ id }) => id === instanceId)
  if (!instance) throw new NotFound('request')
  const filling = await begunForm(ctx, caseId, instanceId)
  const { known, form, context, answers } = filling
  const place = answerPlace(form)
  const [line] = (await requestsOf(ctx, known, [])).filter(({ id }) => id === instanceId)
  if (form.record !== 'information_request' || !place || !line) throw new NotFound('request')
  const { request } = bound(form, answers)
  return {
    known,
    frame: await caseFrame(ctx, known.file),
    filling,
    context,
    line,
    answers: (place.field.options ?? []).map(({ id, label }) => ({ value: id, label })),
    categories: request.categories.map((id) => ({ id, name: context.model.category(id).name })),
    recorded: await answersRead(ctx, context, caseId, instanceId),
    request: await requestPut(ctx, instanceId),
    link: await workingLink(ctx, instanceId),
  }
}

async function answersRead(
  ctx: Ctx,
  { model }: FormContext,
  caseId: string,
  instanceId: string,
): Promise<readonly AnswerRead[]> {
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select(['body', 'category', 'created_at', 'answer_link_id'])
    .where('case_id', '=', caseId)
    .where('form_instance_id', '=', instanceId)
    .where('kind', '=', 'note')
    .where('replaced_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(({ body, category, created_at: on, answer_link_id: link }) => {
    // Only answer-request and give-answer write a note of a form, in this shape.
    const { text, reason, signed } = body as { text: string | null; reason: string | null; signed?: string | null }
    return {
      category: model.category(category).name,
      text: text ?? '',
      reason: reason ?? '',
      byLink: link !== null,
      signed: signed ?? '',
      on,
    }
  })
}
