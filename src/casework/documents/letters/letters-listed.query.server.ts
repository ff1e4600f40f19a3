import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { letterOf, letters, type OwnLetter } from './own-letter.store.server.ts'
import type { Channel } from './proof.domain.ts'

/** A letter with who stands behind it and how it went last. */
export type LetterListed = OwnLetter & {
  readonly writtenBy: string
  readonly writtenAt: Date
  /** Nobody before it is issued. */
  readonly issuedBy: string | null
  /** The last of its proofs of sending, by day. */
  readonly sent: { readonly channel: Channel; readonly onDay: LocalDate } | null
}

const listed = (ctx: Ctx) =>
  letters(ctx)
    .leftJoin('identity.person as w', 'w.id', 'l.written_by')
    .leftJoin('identity.person as i', 'i.id', 'l.issued_by')
    .leftJoinLateral(
      (db) =>
        db
          .selectFrom('casework.own_letter_proof as f')
          .select(['f.channel', 'f.on_day'])
          .whereRef('f.letter_id', '=', 'l.id')
          .orderBy('f.on_day', 'desc')
          .orderBy('f.noted_at', 'desc')
          .limit(1)
          .as('proof'),
      (join) => join.onTrue(),
    )
    .select(['l.written_at', 'proof.channel', 'proof.on_day'])
    .select([
      sql<string | null>`w.given_name || ' ' || w.family_name`.as('writer'),
      sql<string | null>`i.given_name || ' ' || i.family_name`.as('issuer'),
    ])
type ListedRow = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]
const listedOf = (row: ListedRow): LetterListed => ({
  ...letterOf(row),
  ...{ writtenBy: row.writer ?? '', writtenAt: row.written_at, issuedBy: row.issuer },
  // The columns take these words only, and days are read as text.
  sent: row.channel && row.on_day ? { channel: row.channel as Channel, onDay: row.on_day as LocalDate } : null,
})

/** Letters of a case written by institutions I write for, the newest first. */
export const lettersOfCase = async (ctx: Ctx, caseId: string): Promise<readonly LetterListed[]> =>
  (
    await listed(ctx).where('l.case_id', '=', caseId).orderBy('l.written_at', 'desc').orderBy('l.id', 'desc').execute()
  ).map(listedOf)

/** One of them. `NotFound` for everybody else. */
export async function letterListed(ctx: Ctx, caseId: string, id: string): Promise<LetterListed> {
  const row = await listed(ctx).where('l.case_id', '=', caseId).where('l.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('letter')
  return listedOf(row)
}

export type Registered = {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly issuedOn: LocalDate
  readonly code: string
  /** The institution that it went to; null for a person of the family or somebody outside. */
  readonly institution: string | null
  readonly toPerson: boolean
}

/** Letters of an institution that I may read, of every case, by their numbers; the newest first. */
export async function registerOf(ctx: Ctx, institutionId: string, most: number): Promise<readonly Registered[]> {
  const rows = await ctx.db
    .selectFrom('casework.own_letter as l')
    .innerJoin('casework.case as c', 'c.id', 'l.case_id')
    .leftJoin('institutions.institution as i', 'i.id', 'l.recipient_institution_id')
    .select(['l.id', 'l.case_id', 'l.number', 'l.issued_on', 'c.code', 'i.name', 'l.recipient_subject_id'])
    .where('l.institution_id', '=', institutionId)
    .where('l.state', '=', 'issued')
    .orderBy('l.year', 'desc')
    .orderBy('l.no', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, number: row.number ?? '', code: row.code, institution: row.name },
    // An issued letter has its day, read as text.
    issuedOn: row.issued_on as LocalDate,
    toPerson: row.recipient_subject_id !== null,
  }))
}
