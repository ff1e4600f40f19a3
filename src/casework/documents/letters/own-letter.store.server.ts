import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Conflict, type LocalDate, NotFound } from '#kernel'
import type { PrintDocument } from '#platform'
import { type Ctx, me } from '#platform/server'
import type { LetterTo, LetterWords } from './letter-fields.domain.ts'

/** A letter that an institution of mine writes from a case. */
export type OwnLetter = {
  readonly id: string
  readonly caseId: string
  readonly institution: string
  readonly to: LetterTo
  /** Who somebody outside of the case is. */
  readonly outside: string | null
  readonly template: { readonly own: string } | { readonly shipped: string }
  readonly words: LetterWords
  readonly withheld: readonly string[]
  readonly state: 'draft' | 'issued'
  readonly version: number
  readonly number: string | null
  readonly issuedOn: LocalDate | null
}
export type LetterBegun = Omit<OwnLetter, 'state' | 'version' | 'number' | 'issuedOn'>

export async function saveLetter(ctx: Ctx, letter: LetterBegun): Promise<void> {
  const { to, template } = letter
  await ctx.db
    .insertInto('casework.own_letter')
    .values({
      id: letter.id,
      case_id: letter.caseId,
      institution_id: letter.institution,
      recipient_institution_id: to.kind === 'institution' ? to.id : null,
      recipient_subject_id: to.kind === 'person' ? to.id : null,
      recipient_outside: letter.outside,
      template_id: 'own' in template ? template.own : null,
      shipped_template: 'shipped' in template ? template.shipped : null,
      words: JSON.stringify(letter.words),
      withheld: [...letter.withheld],
      written_by: me(ctx),
      written_at: ctx.now,
    })
    .execute()
}

const COLUMNS = [
  'l.id',
  'l.case_id',
  'l.institution_id',
  'l.recipient_institution_id',
  'l.recipient_subject_id',
  'l.recipient_outside',
  'l.template_id',
  'l.shipped_template',
  'l.words',
  'l.withheld',
  'l.state',
  'l.version',
  'l.number',
  'l.issued_on',
] as const
export const letters = (ctx: Ctx) => ctx.db.selectFrom('casework.own_letter as l').select(COLUMNS)
type Row = Awaited<ReturnType<ReturnType<typeof letters>['execute']>>[number]

// Only saveLetter, saveWords and saveIssued write these rows, in these shapes; days are read as text.
export const letterOf = (row: Row): OwnLetter => ({
  id: row.id,
  caseId: row.case_id,
  institution: row.institution_id,
  to: row.recipient_institution_id
    ? { kind: 'institution', id: row.recipient_institution_id }
    : row.recipient_subject_id
      ? { kind: 'person', id: row.recipient_subject_id }
      : { kind: 'outside' },
  outside: row.recipient_outside,
  template: row.template_id ? { own: row.template_id } : { shipped: row.shipped_template ?? '' },
  words: row.words as LetterWords,
  withheld: row.withheld,
  state: row.state as OwnLetter['state'],
  version: row.version,
  number: row.number,
  issuedOn: row.issued_on as LocalDate | null,
})

/** A letter of a case that an institution of mine writes. `NotFound` for everybody else. */
export async function letterIn(ctx: Ctx, caseId: string, id: string): Promise<OwnLetter> {
  const row = await letters(ctx).where('l.case_id', '=', caseId).where('l.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('letter')
  return letterOf(row)
}

/** The same as it is to be acted on. Throws `Conflict` when somebody saved it since `shown` was shown. */
export async function letterToAct(ctx: Ctx, caseId: string, id: string, shown?: number): Promise<OwnLetter> {
  await ctx.db.selectFrom('casework.own_letter').select('id').where('id', '=', id).forUpdate().execute()
  const letter = await letterIn(ctx, caseId, id)
  if (shown !== undefined && letter.version !== shown) throw new Conflict('casework.own_letter')
  return letter
}

export async function saveWords(
  ctx: Ctx,
  { id, version }: OwnLetter,
  words: LetterWords,
  withheld: readonly string[],
): Promise<void> {
  await ctx.db
    .updateTable('casework.own_letter')
    .set({ words: JSON.stringify(words), withheld: [...withheld], version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** Takes the next number of the year; nothing when the institution has set no pattern. */
export async function takeNumber(ctx: Ctx, { caseId, institution }: Pick<OwnLetter, 'caseId' | 'institution'>) {
  const { rows } = await sql<{ pattern: string; year: number; no: number }>`
    select n.pattern, n.year, n.no from casework.take_letter_number(${caseId}::uuid, ${institution}::uuid) n`.execute(
    ctx.db,
  )
  return rows[0] ?? null
}

export type Issued = {
  /** How the letter calls its recipient. */
  readonly recipient: string
  readonly number: string
  readonly year: number
  readonly no: number
  readonly document: PrintDocument
  readonly docx: Uint8Array | null
}
/** Keeps a letter as it goes: from now on it does not change. Answers with the digest of what was kept. */
export async function saveIssued(ctx: Ctx, letter: OwnLetter, issued: Issued): Promise<string> {
  const document = JSON.stringify(issued.document)
  const sha256 = createHash('sha256')
    .update(document)
    .update(issued.docx ?? '')
    .digest()
  await ctx.db
    .updateTable('casework.own_letter')
    .set({
      ...{ state: 'issued', version: letter.version + 1, number: issued.number, year: issued.year, no: issued.no },
      ...{ issued_on: ctx.today, issued_by: me(ctx), document, sha256 },
      words: JSON.stringify({ ...letter.words, recipient: issued.recipient }),
      docx: issued.docx ? Buffer.from(issued.docx) : null,
    })
    .where('id', '=', letter.id)
    .execute()
  return sha256.toString('hex')
}

/** A letter as it went; nothing before it did. */
export async function issuedFiles(
  ctx: Ctx,
  id: string,
): Promise<{ document: PrintDocument; docx: Buffer | null } | null> {
  const row = await ctx.db
    .selectFrom('casework.own_letter')
    .select(['document', 'docx'])
    .where('id', '=', id)
    .where('state', '=', 'issued')
    .executeTakeFirst()
  const kept: unknown = row?.document
  // Only saveIssued writes it, as a document.
  return row && kept ? { document: kept as PrintDocument, docx: row.docx } : null
}

/** The form of address last used for a person of the case: as the person is addressed. */
export async function salutationBefore(ctx: Ctx, caseId: string, subjectId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('casework.own_letter')
    .select(sql<string>`words ->> 'salutation'`.as('salutation'))
    .where('case_id', '=', caseId)
    .where('recipient_subject_id', '=', subjectId)
    .orderBy('written_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.salutation ?? null
}
