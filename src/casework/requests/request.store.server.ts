import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { textOfBasis } from '#model'
import { allowed, type Ctx, me } from '#platform/server'
import type { BasisChoice } from '../sharing/basis-choice.domain.ts'
import { isKeptFromFamily } from '../sharing/disclosure.store.server.ts'
import type { QuestionPart } from './question.domain.ts'
import { requestPolicy } from './request.policy.ts'
import { type RequestState, requestNumber } from './request-state.domain.ts'

/** A question as it was passed on, in words. */
export type Question = {
  /** The person asked about, as the one asked has to know them. */
  readonly about: string
  readonly parts: readonly QuestionPart[]
}

export type RequestPut = {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly asking: string
  readonly asked: string
  readonly versionId: string
  readonly ground: string
  /** Art. 105 of the act on social assistance: an answer, or a reason. */
  readonly duty: boolean
  readonly caseNumber: string | null
  readonly categories: readonly string[]
  readonly special: boolean
  readonly question: Question
  readonly sentOn: LocalDate
  readonly dueOn: LocalDate | null
  readonly state: RequestState
  readonly closedOn: LocalDate | null
  readonly came: 'account' | 'link' | 'recorded' | null
  readonly reason: string | null
  /** Put to an institution that I answer for. */
  readonly mine: boolean
  /** Who asked. */
  readonly sentBy: string
}

export type RequestSent = Omit<
  RequestPut,
  'number' | 'sentOn' | 'dueOn' | 'state' | 'closedOn' | 'came' | 'reason' | 'mine' | 'sentBy'
> & { readonly subjectId: string | null }

/** Keeps a question as it is passed on to one institution. */
export async function saveRequest(ctx: Ctx, sent: RequestSent): Promise<void> {
  await ctx.db
    .insertInto('casework.request')
    .values({
      id: sent.id,
      case_id: sent.caseId,
      asking_institution_id: sent.asking,
      asked_institution_id: sent.asked,
      subject_id: sent.subjectId,
      version_id: sent.versionId,
      ground: sent.ground,
      duty: sent.duty,
      case_number: sent.caseNumber,
      categories: [...sent.categories],
      special: sent.special,
      question: JSON.stringify(sent.question),
      sent_on: ctx.today,
      sent_by: me(ctx),
    })
    .execute()
}

/** One that I may read: put to me, or sent in a case of mine. `NotFound` for everybody else. */
export async function requestPut(ctx: Ctx, id: string): Promise<RequestPut> {
  const row = await ctx.db
    .selectFrom('casework.request as r')
    .selectAll('r')
    .select(sql<LocalDate | null>`casework.request_deadline(r.id)`.as('due_on'))
    .select(allowed(requestPolicy, 'answer', 'r').as('may_answer'))
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('request')
  return {
    id: row.id,
    caseId: row.case_id,
    number: requestNumber(row.no),
    asking: row.asking_institution_id,
    asked: row.asked_institution_id,
    versionId: row.version_id,
    ground: row.ground,
    duty: row.duty,
    caseNumber: row.case_number,
    categories: row.categories,
    special: row.special,
    // Only saveRequest writes it, in this shape; days are read as text, and the columns take these words only.
    question: row.question as { about: string; parts: QuestionPart[] },
    sentOn: row.sent_on as LocalDate,
    dueOn: row.due_on,
    state: row.state as RequestState,
    closedOn: row.closed_on as LocalDate | null,
    came: row.came as RequestPut['came'],
    reason: row.reason,
    mine: row.may_answer === true,
    sentBy: row.sent_by,
  }
}

export type AnswerPart = { readonly category: string; readonly words: string; readonly on: LocalDate }

/** What the institution that was asked has answered so far, for those who answer for it. */
export async function answerParts(ctx: Ctx, id: string): Promise<readonly AnswerPart[]> {
  const found = await sql<AnswerPart>`
    select category, words, given_on as on from casework.answer_parts(${id}::uuid)`.execute(ctx.db)
  return found.rows
}

export type PartFiled = {
  readonly request: string
  readonly category: string
  readonly body: Readonly<Record<string, string | null>>
  readonly roles: readonly string[]
  /** The ground of the model, and the provision that refines it. */
  readonly rests: BasisChoice
  readonly record: Readonly<Record<string, string>>
  readonly purpose: string
  readonly until: LocalDate
}

/** Keeps a part of an answer as an entry of the institution that was asked, shown to those who asked. Answers with the entry. */
export async function filePart(ctx: Ctx, part: PartFiled): Promise<string> {
  const id = ctx.newId()
  const shown = part.roles.map((role) => ({ id: ctx.newId(), role }))
  const { ground, basis } = part.rests
  const rests = {
    ...{ ground: ground.id, kind: ground.kind, record: part.record, basis: basis.id, basisText: textOfBasis(basis) },
    notForFamily: isKeptFromFamily(part.rests),
  }
  const { rows } = await sql<{
    done: boolean | null
  }>`select casework.file_answer(${part.request}::uuid, ${id}::uuid, ${part.category}, ${JSON.stringify(part.body)}::jsonb,
    ${JSON.stringify(shown)}::jsonb, ${JSON.stringify(rests)}::jsonb, ${part.purpose}, ${part.until}::date) as done`.execute(
    ctx.db,
  )
  if (!rows[0]?.done) throw new NotFound('request')
  return id
}

/** Says how far a request is answered; one that closes it ends its clocks and its links. For whoever was asked. */
export async function moveRequest(ctx: Ctx, id: string, state: RequestState, reason: string | null): Promise<void> {
  const { rows } = await sql<{ done: boolean | null }>`
    select casework.move_request(${id}::uuid, ${state}, ${reason}) as done`.execute(ctx.db)
  if (!rows[0]?.done) throw new NotFound('request')
}

/** The same of an answer that came on paper, for those who keep the case. */
export async function closeRecorded(ctx: Ctx, id: string, on: LocalDate): Promise<void> {
  await ctx.db
    .updateTable('casework.request')
    .set({ state: 'answered', closed_on: on, came: 'recorded' })
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .execute()
}

export type AnswerToTell = { readonly caseId: string; readonly code: string; readonly to: string }

/** Who is told that a request was answered: whoever asked, else those who work in the case for the institution that asked. For the worker alone. */
export async function answerToTell(ctx: Ctx, id: string): Promise<readonly AnswerToTell[]> {
  const { rows } = await sql<AnswerToTell>`
    select t.case_id as "caseId", t.case_code as code, t.person_id as "to"
    from casework.answer_to_tell(${id}::uuid) t order by t.person_id`.execute(ctx.db)
  return rows
}
