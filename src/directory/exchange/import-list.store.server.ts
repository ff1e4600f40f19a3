import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { type Counts, ImportId, type ReadRow, type RefusedRow } from './shared-service.domain.ts'

/** A file that was sent: still to be confirmed, imported with what it left, or emptied because it waited too long. */
export type ImportList =
  | { readonly state: 'waiting'; readonly rows: readonly ReadRow[] }
  | {
      readonly state: 'imported'
      readonly counts: Counts
      /** Null once they were forgotten. */
      readonly refused: readonly RefusedRow[] | null
    }
  | { readonly state: 'forgotten' }

export async function keepImport(ctx: Ctx, rows: readonly ReadRow[]): Promise<ImportId> {
  const id = ImportId.parse(ctx.newId())
  await ctx.db
    .insertInto('directory.import_list')
    .values({ id, uploaded_by: me(ctx), uploaded_at: ctx.now, rows: JSON.stringify(rows) })
    .execute()
  return id
}

const listed = (ctx: Ctx, id: ImportId) =>
  ctx.db.selectFrom('directory.import_list').select(['rows', 'imported_at', 'counts']).where('id', '=', id)
type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof listed>['executeTakeFirst']>>>

function listOf(row: Row | undefined): ImportList {
  if (!row) throw new NotFound('directory.import_list')
  // The columns hold what this store wrote: rows before the import are read rows, and after it those refused.
  if (row.imported_at)
    return { state: 'imported', counts: row.counts as Counts, refused: row.rows as RefusedRow[] | null }
  if (row.rows === null) return { state: 'forgotten' }
  const rows: unknown = row.rows
  return { state: 'waiting', rows: rows as ReadRow[] }
}

/** A file of the acting person. Throws NotFound for everybody else's. */
export const importToReview = async (ctx: Ctx, id: ImportId): Promise<ImportList> =>
  listOf(await listed(ctx, id).executeTakeFirst())

/** The same, held until the end of the transaction: a second confirmation waits for the first, and imports of two files for each other. */
export async function importToEnter(ctx: Ctx, id: ImportId): Promise<ImportList> {
  await sql`select pg_advisory_xact_lock(hashtext('directory.import'))`.execute(ctx.db)
  return listOf(await listed(ctx, id).forUpdate().executeTakeFirst())
}

/** Of an imported file only the refused rows stay, to be mended. */
export async function saveEntered(
  ctx: Ctx,
  id: ImportId,
  done: { readonly counts: Counts; readonly refused: readonly RefusedRow[] },
): Promise<void> {
  await ctx.db
    .updateTable('directory.import_list')
    .set({ imported_at: ctx.now, counts: JSON.stringify(done.counts), rows: JSON.stringify(done.refused) })
    .where('id', '=', id)
    .execute()
}

export async function emptyOldImports(ctx: Ctx): Promise<void> {
  await sql`select directory.forget_old_lists()`.execute(ctx.db)
}
