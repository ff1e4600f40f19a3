import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, enqueue, me, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { UNDO_MIGRATION } from './plan-migration.server.ts'
import { askUndo, judgedCase, visitWhenCarried } from './verdict.store.server.ts'

export type UndoMigrationRefusal = 'not_carried_over' | 'too_late' | 'went_on'

/**
 * Puts one case back under the version from which it was carried, with the seats, begun forms and disclosures that it had; what was
 * recorded since stays. Refused once its days have passed or the case went on to another stage. Throws Forbidden for whoever does not keep
 * the case.
 */
export async function askToUndo(ctx: Ctx, judgedId: string): Promise<Outcome<string, UndoMigrationRefusal>> {
  const judged = await judgedCase(ctx, judgedId)
  const file = await caseToAct(ctx, judged.caseId)
  await mayKeep(ctx, file.id)
  if (judged.state !== 'migrated') return refused('not_carried_over')
  if (judged.undoUntil === null || judged.undoUntil < ctx.today) return refused('too_late')
  if ((await visitWhenCarried(ctx, judgedId)) !== file.visitNo) return refused('went_on')
  await askUndo(ctx, judgedId, me(ctx))
  await enqueue(ctx, { name: UNDO_MIGRATION, id: judgedId })
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.migration.undo_asked', payload: {} })
  return ok(judged.migrationId)
}
