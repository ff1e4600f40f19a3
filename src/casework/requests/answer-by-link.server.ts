import { NotFound, type Outcome, ok } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { linkAtHand, openQuestion } from './answer-link.store.server.ts'
import type { AnswerByLinkInput } from './give-answer.schema.ts'
import { type GiveAnswerRefusal, giveAnswer } from './give-answer.server.ts'
import { type PutToMe, putToMe } from './put-to-me.query.server.ts'
import { requestPut } from './request.store.server.ts'

/** What a link shows before its question is opened: who asks, under which number. Whatever looks at links by itself learns no more. */
export type Sealed = { readonly asking: string; readonly number: string }

/** Acts as the holder of a link. `NotFound` for one that no longer works or never was. */
export async function sealedQuestion(ctx: Ctx): Promise<Sealed> {
  const { requestId } = await linkAtHand(ctx)
  const { asking, number } = await requestPut(ctx, requestId)
  return { asking: (await institutionNames(ctx, [asking])).get(asking)?.name ?? '', number }
}

/** Opens the question and puts that on record. Acts as the holder of a link. */
export async function openByLink(ctx: Ctx): Promise<Outcome<null, never>> {
  const { requestId, caseId, special } = await openQuestion(ctx)
  await record(ctx, {
    chain: 'case',
    about: caseId,
    name: 'casework.request.opened_by_link',
    payload: { request: requestId },
    ...(special ? { item: requestId } : {}),
  })
  return ok(null)
}

/** The question itself, once it was opened. Acts as the holder of a link. */
export async function questionByLink(ctx: Ctx): Promise<PutToMe> {
  const { requestId, opened } = await linkAtHand(ctx)
  if (!opened) throw new NotFound('question')
  return putToMe(ctx, requestId)
}

/** Answers by the link, which works no longer afterwards. Acts as the holder of a link. */
export async function answerByLink(ctx: Ctx, input: AnswerByLinkInput): Promise<Outcome<null, GiveAnswerRefusal>> {
  const { requestId, opened } = await linkAtHand(ctx)
  if (!opened) throw new NotFound('question')
  return giveAnswer(ctx, { ...input, requestId })
}
