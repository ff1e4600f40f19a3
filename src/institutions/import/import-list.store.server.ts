import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { ImportListId, type ListRow, type ListSubject } from './import-list.domain.ts'
import type { Counts, RefusedRow } from './verdict.ts'

/** A list that was sent: still to be confirmed, imported with what it left, or emptied because it waited too long. */
export type ImportList =
  | { readonly state: 'waiting'; readonly subject: ListSubject; readonly rows: readonly ListRow[] }
  | {
      readonly state: 'imported'
      readonly subject: ListSubject
      readonly counts: Counts
      /** Null once they were forgotten. */
      readonly refused: readonly RefusedRow[] | null
    }
  | { readonly state: 'forgotten'; readonly subject: ListSubject }

export async function keepList(ctx: Ctx, subject: ListSubject, rows: readonly ListRow[]): Promise<ImportListId> {
  const id = ImportListId.parse(ctx.newId())
  await ctx.db
    .insertInto('institutions.import_list')
    .values({ id, subject, uploaded_by: me(ctx), uploaded_at: ctx.now, rows: JSON.stringify(rows) })
    .execute()
  return id
}

const list = (ctx: Ctx, id: ImportListId) =>
  ctx.db
    .selectFrom('institutions.import_list')
    .select(['subject', 'rows', 'imported_at', 'counts'])
    .where('id', '=', id)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof list>['executeTakeFirst']>>>

function listOf(row: Row | undefined): ImportList {
  if (!row) throw new NotFound('institutions.import_list')
  // The columns hold what this store wrote: the subject is one of two, rows before the import are rows of a list and after it those refused.
  const subject = row.subject as ListSubject
  if (row.imported_at) {
    return { state: 'imported', subject, counts: row.counts as Counts, refused: row.rows as RefusedRow[] | null }
  }
  if (row.rows === null) return { state: 'forgotten', subject }
  return { state: 'waiting', subject, rows: row.rows as ListRow[] }
}

/** A list of the acting person. Throws NotFound for everybody else's. */
export const listToReview = async (ctx: Ctx, id: ImportListId): Promise<ImportList> =>
  listOf(await list(ctx, id).executeTakeFirst())

/** The same, held until the end of the transaction: a second confirmation waits for the first. Imports of two lists wait for each other, too. */
export async function listToImport(ctx: Ctx, id: ImportListId): Promise<ImportList> {
  await sql`select pg_advisory_xact_lock(hashtext('institutions.import'))`.execute(ctx.db)
  return listOf(await list(ctx, id).forUpdate().executeTakeFirst())
}

/** Of an imported list only the refused rows stay, to be mended. */
export async function saveImported(
  ctx: Ctx,
  id: ImportListId,
  done: { readonly counts: Counts; readonly refused: readonly RefusedRow[] },
): Promise<void> {
  await ctx.db
    .updateTable('institutions.import_list')
    .set({ imported_at: ctx.now, counts: JSON.stringify(done.counts), rows: JSON.stringify(done.refused) })
    .where('id', '=', id)
    .execute()
}

export async function emptyOldLists(ctx: Ctx): Promise<void> {
  await sql`select institutions.forget_old_lists()`.execute(ctx.db)
}
