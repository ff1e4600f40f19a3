import { sql } from 'kysely'
import type { FormRecord } from '#model'
import type { Ctx } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'

/**
 * Whether something ordinary or protected is written in forms of these records that this reader has no ground to see: one place says so,
 * and names neither author nor audience (product, principle 3). What is special leaves no trace.
 */
export async function isMoreWritten(
  ctx: Ctx,
  { id, model }: CaseFile,
  ...records: readonly FormRecord[]
): Promise<boolean> {
  const forms = model.form.all.filter(({ record }) => records.includes(record)).map((form) => form.id)
  const found = await sql<{ more: boolean }>`
    select casework.is_more_written(${id}::uuid, ${forms}::text[], array(
      select i.id from casework.item i where i.case_id = ${id}::uuid and i.kind = 'answer' and i.replaced_at is null
    )) as more`.execute(ctx.db)
  return found.rows[0]?.more === true
}
