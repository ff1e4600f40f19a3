import { createHash } from 'node:crypto'
import { type LocalDate, NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { LetterPart } from './letter-part.store.server.ts'
import type { AnswerKind, WaySent } from './official-letter.domain.ts'
import type { OfficialLetter } from './official-letter.store.server.ts'

/** Who signed an answer, and when. */
export type Signature = { readonly name: string; readonly function: string; readonly on: LocalDate }
export type Sending = { readonly how: WaySent; readonly on: LocalDate; readonly evidence: string | null }

/** An answer as it was approved: what stands in the file never changes. */
export type LetterSent = {
  readonly id: string
  readonly kind: AnswerKind
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest: string
  readonly signature: Signature
  readonly approvedBy: string
  readonly approvedAt: Date
  readonly sending: Sending | null
}

const digestOf = (pdf: Uint8Array): Buffer => createHash('sha256').update(pdf).digest()

/** Keeps the file of an approved answer; answers with its digest. */
export async function saveApproved(
  ctx: Ctx,
  letter: OfficialLetter,
  approved: {
    readonly kind: AnswerKind
    readonly pdf: Uint8Array
    readonly parts: readonly LetterPart[]
    readonly signature: Signature
  },
): Promise<string> {
  const { kind, pdf, parts, signature } = approved
  const sha256 = digestOf(pdf)
  await ctx.db
    .insertInto('casework.letter_sent')
    .values({
      id: ctx.newId(),
      letter_id: letter.id,
      case_id: letter.caseId,
      institution_id: letter.institution,
      kind,
      pdf: Buffer.from(pdf),
      sha256,
      parts: parts.map(({ id }) => id),
      signed_name: signature.name,
      signed_function: signature.function,
      signed_on: signature.on,
      approved_by: me(ctx),
      approved_at: ctx.now,
    })
    .execute()
  return sha256.toString('hex')
}

const standing = (ctx: Ctx, letter: OfficialLetter) =>
  ctx.db
    .selectFrom('casework.letter_sent as s')
    .where('s.case_id', '=', letter.caseId)
    .where('s.letter_id', '=', letter.id)
    .where('s.taken_back_at', 'is', null)

/** The answer that was approved and not taken back; null while there is none. */
export async function approvedAnswer(ctx: Ctx, letter: OfficialLetter): Promise<LetterSent | null> {
  const row = await standing(ctx, letter)
    .innerJoin('identity.person as p', 'p.id', 's.approved_by')
    .select(['s.id', 's.kind', 's.sha256', 's.signed_name', 's.signed_function', 's.signed_on', 's.approved_at'])
    .select(['s.sent_on', 's.sent_how', 's.evidence', 'p.given_name', 'p.family_name'])
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    // The columns take these words and days only.
    kind: row.kind as AnswerKind,
    digest: row.sha256.toString('hex'),
    signature: { name: row.signed_name, function: row.signed_function, on: row.signed_on as LocalDate },
    approvedBy: `${row.given_name} ${row.family_name}`,
    approvedAt: row.approved_at,
    sending:
      row.sent_on === null
        ? null
        : { on: row.sent_on as LocalDate, how: row.sent_how as WaySent, evidence: row.evidence },
  }
}

/** The very file, byte for byte. `NotFound` while there is none. Throws when it is no longer what was kept. */
export async function approvedFile(ctx: Ctx, letter: OfficialLetter): Promise<Uint8Array<ArrayBuffer>> {
  const row = await standing(ctx, letter).select(['s.pdf', 's.sha256']).executeTakeFirst()
  if (!row) throw new NotFound('approved answer')
  if (!digestOf(row.pdf).equals(row.sha256)) throw new Error('the file of an answer is not the one that was approved')
  return new Uint8Array(row.pdf)
}

export async function partsApproved(ctx: Ctx, sentId: string): Promise<readonly string[]> {
  const row = await ctx.db
    .selectFrom('casework.letter_sent')
    .select('parts')
    .where('id', '=', sentId)
    .executeTakeFirst()
  return row?.parts ?? []
}

export async function saveTakenBack(ctx: Ctx, sentId: string): Promise<void> {
  await ctx.db
    .updateTable('casework.letter_sent')
    .set({ taken_back_at: ctx.now, taken_back_by: me(ctx) })
    .where('id', '=', sentId)
    .execute()
}

export async function saveSending(ctx: Ctx, sentId: string, { how, on, evidence }: Sending): Promise<void> {
  await ctx.db
    .updateTable('casework.letter_sent')
    .set({ sent_on: on, sent_how: how, evidence, sent_by: me(ctx) })
    .where('id', '=', sentId)
    .execute()
}
