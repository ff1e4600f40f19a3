import type { Ctx } from '#platform/server'
import type { PartEdited } from './official-letter.domain.ts'
import type { OfficialLetter } from './official-letter.store.server.ts'

/** One part of an answer, as it was edited. */
export type LetterPart = {
  readonly id: string
  /** The entry it was made from; none where it was written for this answer alone. */
  readonly itemId: string | null
  readonly category: string
  readonly subjectId: string | null
  readonly heading: string
  readonly words: string
}

/** The parts of an answer, in their order, without those that were left out again. */
export async function partsOf(ctx: Ctx, letter: OfficialLetter): Promise<readonly LetterPart[]> {
  const rows = await ctx.db
    .selectFrom('casework.letter_part')
    .select(['id', 'item_id', 'category', 'subject_id', 'heading', 'words'])
    .where('case_id', '=', letter.caseId)
    .where('institution_id', '=', letter.institution)
    .where('letter_id', '=', letter.id)
    .where('left_out', '=', false)
    .orderBy('no')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    category: row.category,
    subjectId: row.subject_id,
    heading: row.heading,
    words: row.words,
  }))
}

/** Adds parts after those there are. */
export async function addParts(
  ctx: Ctx,
  letter: OfficialLetter,
  parts: readonly Omit<LetterPart, 'id'>[],
): Promise<void> {
  if (parts.length === 0) return
  const before = await ctx.db
    .selectFrom('casework.letter_part')
    .select((s) => s.fn.coalesce(s.fn.max('no'), s.val(0)).as('no'))
    .where('case_id', '=', letter.caseId)
    .where('letter_id', '=', letter.id)
    .executeTakeFirstOrThrow()
  const rows = parts.map((part, index) => ({
    id: ctx.newId(),
    letter_id: letter.id,
    case_id: letter.caseId,
    institution_id: letter.institution,
    item_id: part.itemId,
    category: part.category,
    subject_id: part.subjectId,
    heading: part.heading,
    words: part.words,
    no: before.no + index + 1,
  }))
  await ctx.db.insertInto('casework.letter_part').values(rows).execute()
}

export async function saveParts(ctx: Ctx, letter: OfficialLetter, parts: readonly PartEdited[]): Promise<void> {
  for (const { id, heading, words, leftOut } of parts) {
    await ctx.db
      .updateTable('casework.letter_part')
      .set({ heading, words, left_out: leftOut })
      .where('letter_id', '=', letter.id)
      .where('id', '=', id)
      .execute()
  }
}

/** Whether an entry that a part was made from has been replaced by a newer one since, or is not ours to read any more. */
export async function changedEntries(ctx: Ctx, parts: readonly LetterPart[]): Promise<boolean> {
  const ids = [...new Set(parts.flatMap(({ itemId }) => itemId ?? []))]
  if (ids.length === 0) return false
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select('id')
    .where('id', 'in', ids)
    .where('replaced_at', 'is', null)
    .execute()
  return rows.length < ids.length
}
