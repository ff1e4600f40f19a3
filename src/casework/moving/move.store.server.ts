import { Conflict, type LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'

/** Writes where the case now stands. Throws `Conflict` when it stands elsewhere since it was loaded, or is not mine to move. */
export async function saveMove(
  ctx: Ctx,
  file: CaseFile,
  moved: { stage: string; visitNo: number; outcome: string | null; closedOn: LocalDate | null },
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.case')
    .set({
      stage: moved.stage,
      visit_no: moved.visitNo,
      outcome: moved.outcome,
      closed_on: moved.closedOn,
      row_version: file.rowVersion + 1,
    })
    .where('id', '=', file.id)
    .where('row_version', '=', file.rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the case was moved meanwhile')
}
