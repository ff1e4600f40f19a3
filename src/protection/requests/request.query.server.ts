import { InstitutionId, LocalDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { ANSWERS, type DataRequest, RECEIVED_HOW, RequestId, RIGHTS } from './request.domain.ts'

const requests = (ctx: Ctx, institutionId: InstitutionId) =>
  ctx.db.selectFrom('protection.request as r').selectAll('r').where('r.institution_id', '=', institutionId)

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

/** A word of a closed list that the table checks. */
function wordOf<W extends string>(words: readonly W[], text: string): W {
  const found = words.find((one) => one === text)
  if (!found) throw new Error(`unknown word ${text}`)
  return found
}

function identityOf({ identity_how, identity_on }: Row): DataRequest['identity'] {
  return identity_how !== null && identity_on !== null ? { how: identity_how, on: LocalDate.parse(identity_on) } : null
}

function extensionOf({ extended_months, extended_reason, extended_on }: Row): DataRequest['extension'] {
  if (extended_months === null || extended_reason === null || extended_on === null) return null
  return { months: extended_months, reason: extended_reason, on: LocalDate.parse(extended_on) }
}

function answerOf({ answer, answer_words, answered_on }: Row): DataRequest['answer'] {
  if (answer === null || answer_words === null || answered_on === null) return null
  return { kind: wordOf(ANSWERS, answer), words: answer_words, on: LocalDate.parse(answered_on) }
}

const requestOf = (row: Row): DataRequest => ({
  id: RequestId.parse(row.id),
  institutionId: InstitutionId.parse(row.institution_id),
  no: row.no,
  receivedOn: LocalDate.parse(row.received_on),
  receivedHow: wordOf(RECEIVED_HOW, row.received_how),
  rights: RIGHTS.filter((right) => row.rights.includes(right)),
  asker: row.asker,
  contact: row.contact,
  words: row.words,
  identity: identityOf(row),
  extension: extensionOf(row),
  answer: answerOf(row),
})

/** Requests an institution received, the latest first. */
export async function requestsOf(ctx: Ctx, institutionId: InstitutionId): Promise<readonly DataRequest[]> {
  return (await requests(ctx, institutionId).orderBy('r.no', 'desc').execute()).map(requestOf)
}

/** One request. Throws NotFound. */
export async function requestAt(ctx: Ctx, institutionId: InstitutionId, id: RequestId): Promise<DataRequest> {
  const row = await requests(ctx, institutionId).where('r.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('protection.request')
  return requestOf(row)
}
