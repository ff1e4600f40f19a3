import type { LocalDate } from '#kernel'
import type { PowerText, SenderKind } from '#model'
import { type Ctx, me } from '#platform/server'
import type { LetterPart } from './letter-part.store.server.ts'
import type { OfficialLetter } from './official-letter.store.server.ts'

/** One entry that went to a body outside of the platform. */
export type GivenOutside = {
  readonly id: string
  readonly letterId: string
  readonly giver: string
  readonly itemId: string | null
  readonly subjectId: string | null
  readonly category: string
  readonly toKind: SenderKind
  readonly to: string
  readonly reference: string
  readonly power: PowerText
  /** In nothing that the family gets. */
  readonly notForFamily: boolean
  readonly on: LocalDate
}

/** Puts what went to an authority on the ledger of the case: a row for each part. */
export async function saveGiven(
  ctx: Ctx,
  letter: OfficialLetter,
  parts: readonly LetterPart[],
  on: LocalDate,
): Promise<void> {
  const rows = parts.map(({ itemId, category, subjectId }) => ({
    id: ctx.newId(),
    case_id: letter.caseId,
    institution_id: letter.institution,
    letter_id: letter.id,
    item_id: itemId,
    subject_id: subjectId,
    category,
    to_kind: letter.senderKind,
    to_name: letter.sender,
    reference: letter.reference,
    power: JSON.stringify(letter.power),
    not_for_family: letter.notForFamily,
    given_on: on,
    given_by: me(ctx),
  }))
  if (rows.length > 0) await ctx.db.insertInto('casework.given_outside').values(rows).execute()
}

/** What went outside of a case, as far as I may know, the newest first; of some entries, when only these are asked for. */
export async function givenOutside(
  ctx: Ctx,
  caseId: string,
  itemIds?: readonly string[],
): Promise<readonly GivenOutside[]> {
  const all = ctx.db
    .selectFrom('casework.given_outside as g')
    .innerJoin('institutions.institution as i', 'i.id', 'g.institution_id')
    .select(['g.id', 'g.letter_id', 'i.short_name', 'g.item_id', 'g.subject_id', 'g.category', 'g.to_kind'])
    .select(['g.to_name', 'g.reference', 'g.power', 'g.not_for_family', 'g.given_on'])
    .where('g.case_id', '=', caseId)
    .orderBy('g.given_on', 'desc')
    .orderBy('g.id')
  const rows = await (itemIds === undefined ? all : all.where('g.item_id', 'in', [...itemIds])).execute()
  return rows.map((row) => ({
    id: row.id,
    letterId: row.letter_id,
    giver: row.short_name,
    itemId: row.item_id,
    subjectId: row.subject_id,
    category: row.category,
    // Only saveGiven writes these rows, in these shapes.
    toKind: row.to_kind as SenderKind,
    to: row.to_name,
    reference: row.reference,
    power: row.power as PowerText,
    notForFamily: row.not_for_family,
    on: row.given_on as LocalDate,
  }))
}
