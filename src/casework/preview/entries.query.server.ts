import type { Ctx } from '#platform/server'

/** A piece of content, by what it is about and when it was written. */
export type Entry = {
  readonly id: string
  readonly category: string
  readonly subjectId: string | null
  readonly on: Date
}

/** The entries of a case that the reader sees today, the newest first. */
export async function entriesOf(ctx: Ctx, caseId: string): Promise<readonly Entry[]> {
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select(['id', 'category', 'subject_id', 'created_at'])
    .where('case_id', '=', caseId)
    .where('replaced_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, category: row.category, subjectId: row.subject_id, on: row.created_at }))
}
