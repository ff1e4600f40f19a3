import { addMonths, NotFound, type Outcome, ok, refused } from '#kernel'
import { basesOn, modelOf } from '#model/server'
import { type Ctx, enqueue, record } from '#platform/server'
import { holdCase } from '../cases/case-file.store.server.ts'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { basesFor } from '../sharing/basis-choice.domain.ts'
import { type AnswerShare, answerShare, asksBasis, recordOfAnswer, rolesOn } from './answer-share.domain.ts'
import type { GiveAnswerInput } from './give-answer.schema.ts'
import { filePart, moveRequest, type RequestPut, requestPut } from './request.store.server.ts'
import { type AnswerAct, type AnswerObjection, answerObjection, stateAfter } from './request-state.domain.ts'
import { TELL_ANSWERED } from './tell-answered.server.ts'

export type GiveAnswerRefusal =
  | AnswerObjection
  | 'category_missing'
  | 'not_shareable'
  | 'ground_missing'
  | 'basis_missing'
  | 'day_ahead'

/** How long those who asked read an answer. */
const MONTHS = 12
const FACTS: Readonly<Record<AnswerAct, string>> = {
  accept: 'casework.request.accepted',
  part: 'casework.request.part_given',
  complete: 'casework.request.given',
  refuse: 'casework.request.refused',
  not_ours: 'casework.request.not_ours',
}
const FIELDS: Readonly<Record<AnswerObjection, string>> = {
  act_impossible: 'act',
  words_missing: 'words',
  words_not_sent: 'words',
  reason_missing: 'reason',
}

type Given = GiveAnswerInput & {
  readonly requestId: string
  /** Who answers, where no account says so. */
  readonly signed?: string
}

/**
 * Answers a question on behalf of the institution that was asked, whether its worker does it or whoever holds the link: promises an answer,
 * gives a part, the last one, refuses, or says that it is the wrong address. Words stay an entry of that institution, shown to those who asked.
 */
export async function giveAnswer(ctx: Ctx, given: Given): Promise<Outcome<null, GiveAnswerRefusal>> {
  await holdCase(ctx, (await requestPut(ctx, given.requestId)).caseId)
  // Held by now: whoever answered meanwhile was first.
  const asked = await requestPut(ctx, given.requestId)
  if (!asked.mine) throw new NotFound('request')
  const objection = answerObjection(asked, given)
  if (objection) return refused(objection, { field: FIELDS[objection] })
  const filed = given.words ? await file(ctx, asked, given, given.words) : ok(null)
  if (!filed.ok) return filed
  await moveRequest(ctx, asked.id, stateAfter(given.act), given.reason ?? null)
  await record(ctx, {
    chain: 'case',
    about: asked.caseId,
    name: FACTS[given.act],
    payload: { request: asked.id },
    // Who answered a question about something special would tell what it is about: seen with the entry, or by nobody else.
    ...(asked.special ? { item: filed.value ?? asked.id } : {}),
  })
  // A promise is no answer.
  if (given.act !== 'accept') await enqueue(ctx, { name: TELL_ANSWERED, id: asked.id })
  return ok(null)
}

async function file(
  ctx: Ctx,
  asked: RequestPut,
  given: Given,
  words: string,
): Promise<Outcome<string, GiveAnswerRefusal>> {
  const model = await modelOf(ctx, asked.versionId)
  const form = model.findFormOf('information_request')
  if (!form) throw new NotFound('form of requests')
  const only = asked.categories.length === 1 ? asked.categories[0] : undefined
  const category = asked.categories.find((id) => id === (given.category ?? only))
  if (!category) return refused('category_missing', { field: 'category' })
  const names = await institutionNames(ctx, [asked.asking, asked.asked])
  const [giver, sector] = [names.get(asked.asked)?.sector, names.get(asked.asking)?.sector]
  if (!giver || !sector) throw new NotFound('institution of a request')
  const share = answerShare(model, form, { sector, ground: asked.ground }, category)
  if (share.roles.length === 0) return refused('not_shareable', { field: 'category' })
  const basis = basisOf(ctx, asked, share, given)
  if (!basis.ok) return basis
  const { ground, typed } = basis.value
  const law = { bases: await basesOn(ctx, ctx.today), giver, recipient: sector, on: ctx.today }
  const [provision] = basesFor(model, law, ground, category)
  if (!provision) return refused('not_shareable', { field: 'category' })
  const id = await filePart(ctx, {
    request: asked.id,
    category,
    body: { of: 'request', answer: given.act, text: words, reason: null, signed: given.signed ?? null },
    roles: rolesOn(model, share, { sector, ground: ground.id }, category),
    rests: { ground, basis: provision },
    record: recordOfAnswer(ground, { number: asked.number, caseNumber: asked.caseNumber, on: asked.sentOn }, typed),
    purpose: form.purpose.slice(0, 500),
    until: addMonths(ctx.today, MONTHS),
  })
  return ok(id)
}

/** On what the answer rests: the request itself where that is enough, else what whoever answers names. */
function basisOf(ctx: Ctx, asked: RequestPut, share: AnswerShare, given: Given) {
  const [own] = share.grounds
  if (own && !asksBasis(share)) return ok({ ground: own, typed: null })
  const ground = share.grounds.find(({ id }) => id === given.ground)
  if (!ground) return refused('ground_missing' as const, { field: 'ground' })
  const { basis, basisOn: on } = given
  if (!basis || !on) return refused('basis_missing' as const, { field: basis ? 'basisOn' : 'basis' })
  if (on > ctx.today) return refused('day_ahead' as const, { field: 'basisOn' })
  return ok({ ground, typed: { basis, on, until: addMonths(ctx.today, MONTHS), asker: asked.asking } })
}
