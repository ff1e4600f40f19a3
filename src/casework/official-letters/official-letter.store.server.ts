import { sql } from 'kysely'
import { Conflict, Forbidden, type LocalDate, NotFound } from '#kernel'
import type { PowerText, SenderKind } from '#model'
import { allowed, type Ctx, me } from '#platform/server'
import { type AnswerDraft, type LetterState, letterNumber } from './official-letter.domain.ts'
import { officialLetterPolicy } from './official-letter.policy.ts'

/** A letter of an authority as one institution got it, with what its answer says so far. */
export type OfficialLetter = {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly institution: string
  /** The person it asks about; null for the whole family. */
  readonly subjectId: string | null
  readonly senderKind: SenderKind
  readonly sender: string
  readonly address: string | null
  readonly reference: string
  readonly datedOn: LocalDate
  readonly receivedOn: LocalDate
  readonly power: PowerText
  /** Sensitivities that the provision opens. */
  readonly covers: readonly string[]
  readonly notForFamily: boolean
  readonly asks: string
  readonly dueOn: LocalDate | null
  readonly state: LetterState
  readonly closedOn: LocalDate | null
  readonly answer: AnswerDraft | null
  readonly version: number
}

export type LetterRegistered = Omit<OfficialLetter, 'number' | 'state' | 'closedOn' | 'version'>

/** Throws `Forbidden` when I write for no such institution in the case. */
export async function mustWriteFor(ctx: Ctx, caseId: string, institutionId: string): Promise<void> {
  const asked = sql<{ case_id: string; institution_id: string }>`(select ${caseId}::uuid as case_id,
    ${institutionId}::uuid as institution_id)`.as('l')
  const { may } = await ctx.db
    .selectFrom(asked)
    .select(allowed(officialLetterPolicy, 'register', 'l').as('may'))
    .executeTakeFirstOrThrow()
  if (!may) throw new Forbidden('casework.letter.register')
}

export async function saveLetter(ctx: Ctx, letter: LetterRegistered): Promise<void> {
  await ctx.db
    .insertInto('casework.official_letter')
    .values({
      id: letter.id,
      case_id: letter.caseId,
      institution_id: letter.institution,
      subject_id: letter.subjectId,
      sender_kind: letter.senderKind,
      sender: letter.sender,
      address: letter.address,
      reference: letter.reference,
      dated_on: letter.datedOn,
      received_on: letter.receivedOn,
      power: JSON.stringify(letter.power),
      covers: [...letter.covers],
      not_for_family: letter.notForFamily,
      asks: letter.asks,
      due_on: letter.dueOn,
      answer: JSON.stringify(letter.answer),
      registered_by: me(ctx),
      registered_at: ctx.now,
    })
    .execute()
}

const letters = (ctx: Ctx, caseId: string) =>
  ctx.db.selectFrom('casework.official_letter as l').selectAll('l').where('l.case_id', '=', caseId)
type Row = Awaited<ReturnType<ReturnType<typeof letters>['execute']>>[number]

// Only saveLetter and saveAnswer write these rows, in these shapes; the columns take these words only, and days are read as text.
const letterOf = (row: Row): OfficialLetter => ({
  id: row.id,
  caseId: row.case_id,
  number: letterNumber(row.no),
  institution: row.institution_id,
  subjectId: row.subject_id,
  senderKind: row.sender_kind as SenderKind,
  sender: row.sender,
  address: row.address,
  reference: row.reference,
  datedOn: row.dated_on as LocalDate,
  receivedOn: row.received_on as LocalDate,
  power: row.power as PowerText,
  covers: row.covers,
  notForFamily: row.not_for_family,
  asks: row.asks,
  dueOn: row.due_on as LocalDate | null,
  state: row.state as LetterState,
  closedOn: row.closed_on as LocalDate | null,
  answer: row.answer as AnswerDraft | null,
  version: row.version,
})

/** Letters of a case that came to an institution I write for, the newest first. */
export async function lettersOf(ctx: Ctx, caseId: string): Promise<readonly OfficialLetter[]> {
  return (await letters(ctx, caseId).orderBy('l.received_on', 'desc').orderBy('l.no', 'desc').execute()).map(letterOf)
}

/** One of them. `NotFound` for whoever writes for no institution that got it. */
export async function letterIn(ctx: Ctx, caseId: string, id: string): Promise<OfficialLetter> {
  const row = await letters(ctx, caseId).where('l.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('letter')
  return letterOf(row)
}

/** The same, to act on: nobody else acts on it until this transaction ends. */
export async function letterToAct(ctx: Ctx, caseId: string, id: string): Promise<OfficialLetter> {
  await letters(ctx, caseId).where('l.id', '=', id).forUpdate().execute()
  return letterIn(ctx, caseId, id)
}

/** The letter of the same sender, reference and day, where our institution registered it already. */
export async function registeredBefore(
  ctx: Ctx,
  letter: Pick<OfficialLetter, 'caseId' | 'institution' | 'sender' | 'reference' | 'datedOn'>,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('casework.official_letter')
    .select('id')
    .where('case_id', '=', letter.caseId)
    .where('institution_id', '=', letter.institution)
    .where(sql`lower(sender)`, '=', letter.sender.toLowerCase())
    .where(sql`lower(reference)`, '=', letter.reference.toLowerCase())
    .where('dated_on', '=', letter.datedOn)
    .executeTakeFirst()
  return row !== undefined
}

/** Throws `Conflict` when somebody saved the answer since `shown` was shown. */
export function mustBeShown({ version }: OfficialLetter, shown: number): void {
  if (version !== shown) throw new Conflict('casework.letter')
}

export async function saveAnswer(ctx: Ctx, letter: OfficialLetter, answer: AnswerDraft): Promise<void> {
  await ctx.db
    .updateTable('casework.official_letter')
    .set({ answer: JSON.stringify(answer), version: letter.version + 1 })
    .where('id', '=', letter.id)
    .execute()
}

/** A new state; a letter is closed on the day when its answer went. */
export async function saveState(
  ctx: Ctx,
  letter: OfficialLetter,
  state: LetterState,
  closedOn: LocalDate | null,
): Promise<void> {
  await ctx.db
    .updateTable('casework.official_letter')
    .set({ state, closed_on: closedOn, version: letter.version + 1 })
    .where('id', '=', letter.id)
    .execute()
}
