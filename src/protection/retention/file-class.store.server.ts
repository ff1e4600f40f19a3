import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { byWhom } from '../desk/protection.store.server.ts'
import type { FileClass, FileClassId } from './file-class.domain.ts'

export async function addFileClass(ctx: Ctx, added: FileClass): Promise<void> {
  await ctx.db
    .insertInto('protection.file_class')
    .values({
      id: added.id,
      institution_id: added.institutionId,
      symbol: added.symbol,
      name: added.name,
      category: added.category,
      years: added.years,
      note: added.note,
      from_on: added.from,
      until_on: added.until,
      added_by: byWhom(ctx),
      added_at: ctx.now,
    })
    .execute()
}

export async function saveLastDayOfClass(ctx: Ctx, id: FileClassId, lastDay: LocalDate): Promise<void> {
  await ctx.db.updateTable('protection.file_class').set({ until_on: lastDay }).where('id', '=', id).execute()
}
